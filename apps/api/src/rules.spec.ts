import { PolicyParameters, rulesAcrossEverything } from '@entente/kernel';
import { RuleCatalogue, handbook2019 } from '@entente/programmes/policies';
import { rules, slices } from './slices.js';

describe('The catalogue of rules', () => {
  const catalogue = new RuleCatalogue(rules);

  it('has every rule of every stage and programme, and those across them all, each identifier once', () => {
    const ids = catalogue.rules.map(({ id }) => id);
    expect(ids).toHaveLength(new Set(ids).size);
    const wordings = catalogue.rules.flatMap(({ id, wordings: all }) => all.map(({ sentence, source }) => ({ id, sentence, source })));
    const defined = [...slices.flatMap((slice) => slice.rules), ...rulesAcrossEverything];
    expect(wordings).toHaveLength(defined.length);
    for (const { id, sentence, source } of defined) expect(wordings).toContainEqual({ id, sentence, source });
  });

  it('is in the order of the identifiers, as people count', () => {
    const ids = catalogue.rules.map(({ id }) => id);
    expect(ids.indexOf('LC-2')).toBeLessThan(ids.indexOf('LC-10'));
    expect(ids.indexOf('AC-1')).toBe(0);
  });

  it('DU-5: tells a rule that two stages share in the words of each', () => {
    expect(catalogue.rules.find(({ id }) => id === 'DU-5')?.wordings.map(({ sentence }) => sentence)).toEqual([
      'Go-to-market starts after an integration is live and documented',
      'Revenue is recorded after go-to-market was launched',
    ]);
  });

  it('names what rules read of a policy, and every parameter that decisions read is named by a rule, except for the clocks’', () => {
    const named = new Set<string>(rules.flatMap(({ parameters }) => parameters));
    for (const name of named) expect(Object.keys(handbook2019.parameters)).toContain(name);
    const unnamed = Object.keys(PolicyParameters.shape).filter((name) => !named.has(name));
    expect(unnamed.sort()).toEqual(['firstAnswerBusinessDays', 'host', 'triageBusinessDays']);
  });
});
