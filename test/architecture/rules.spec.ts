import { definedRules, provedRules } from './tested-rules.js';

const numbered = (family: string, last: number): readonly string[] => Array.from({ length: last }, (_, index) => `${family}-${index + 1}`);

/** The rules of the domain that the stages and the log keep; some of XX are kept by structure, and defined nowhere. */
const ofTheDomain = [
  ...[...numbered('IN', 8), ...numbered('CL', 8), ...numbered('EV', 4), ...numbered('DU', 7)],
  ...['AC-1', 'RV-4', 'XX-1', 'XX-2', 'XX-3', 'XX-4', 'XX-6', 'XX-7', 'XX-9'],
];

describe('Every rule of the domain, and every rule that the product defines,', () => {
  const proofs = provedRules();

  it.each([...new Set([...ofTheDomain, ...definedRules])])('%s has a test that keeps it and a test that refuses by it', (id) => {
    const { accepting, refusing } = proofs.get(id) ?? { accepting: [], refusing: [] };
    expect({ id, accepting: accepting.length > 0, refusing: refusing.length > 0 }).toEqual({ id, accepting: true, refusing: true });
  });
});
