import { Instant, PolicyParameters } from '@entente/kernel';
import { PolicySource } from '../domain/policy-source.js';
import { handbook2019 } from './handbook-2019.js';
import { handbook2022 } from './handbook-2022.js';
import { defaultPack, packs } from './packs.js';

describe.each(packs.map((pack) => [pack.version, pack] as const))('The pack %s', (_version, { parameters, source, effectiveFrom }) => {
  it('has every parameter and says where it comes from, and takes effect at an instant that sorts as text', () => {
    expect(PolicyParameters.parse(parameters)).toEqual(parameters);
    expect(PolicySource.parse(source)).toEqual(source);
    expect(Instant.parse(effectiveFrom)).toBe(effectiveFrom);
  });

  it('has six criteria, each once, and its alignment and its revenue criterion among them (EV-1, EV-2, EV-3)', () => {
    expect(new Set(parameters.criteria).size).toBe(6);
    expect(parameters.criteria).toEqual(expect.arrayContaining([parameters.alignmentCriterion, parameters.revenueCriterion]));
  });
});

describe('The packs', () => {
  it('begin with the handbook of October 2019, which judges by default', () => {
    expect(defaultPack).toBe(handbook2019);
    expect(handbook2019.effectiveFrom).toBe('2019-10-01T00:00:00.000Z');
  });

  it('keep the four products of the outbound core set (CL-3) and the six criteria of 2019 (EV-1)', () => {
    expect(handbook2019.parameters.coreOutboundProducts).toEqual(['GitHub', 'BitBucket', 'Jira', 'Jenkins']);
    const of2019 = ['EXPOSURE', 'PRODUCT_USAGE_FAMILIARITY', 'ADOPTION', 'REVENUE', 'STRATEGIC', 'ALIGNMENT'];
    expect(handbook2019.parameters.criteria).toEqual(of2019);
  });

  it('differ in 2022 by the criteria alone, Collaboration standing for the agreement of the teams', () => {
    const criteria = ['EXPOSURE', 'PRODUCT_KNOWLEDGE', 'ADOPTION', 'REVENUE', 'RESULTS', 'COLLABORATION'];
    const { parameters, source } = handbook2022;
    expect(parameters).toEqual({ ...handbook2019.parameters, criteria, alignmentCriterion: 'COLLABORATION' });
    expect(source.note).toContain('Collaboration takes the place of Alignment');
  });
});
