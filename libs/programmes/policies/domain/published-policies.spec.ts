import type { Policy } from '@entente/kernel';
import fc from 'fast-check';
import { handbook2019 } from '../packs/handbook-2019.js';
import { PublishedPolicies } from './published-policies.js';

const { parameters } = handbook2019;
const policy2021: Policy = { version: 'policy-2021', effectiveFrom: '2021-01-01T00:00:00.000Z', parameters };
const policy2022: Policy = { version: 'policy-2022', effectiveFrom: '2022-06-01T12:00:00.000Z', parameters };

describe('The published policies', () => {
  const policies = new PublishedPolicies([policy2022, handbook2019, policy2021]);
  const versionAt = (moment: string): string => policies.inForceAt(moment).version;

  it('judge by the latest policy that is in effect, whatever their order in the list', () => {
    expect(versionAt('2020-02-11T09:14:07.000Z')).toBe('handbook-2019');
    expect(versionAt('2021-03-01T00:00:00.000Z')).toBe('policy-2021');
    expect(versionAt('2030-01-01T00:00:00.000Z')).toBe('policy-2022');
  });

  it('change exactly at the moment from which a policy is effective', () => {
    expect(versionAt('2022-06-01T11:59:59.999Z')).toBe('policy-2021');
    expect(versionAt('2022-06-01T12:00:00.000Z')).toBe('policy-2022');
  });

  it('judge by the first policy before it takes effect', () => {
    expect(versionAt('2019-09-30T23:59:59.999Z')).toBe('handbook-2019');
    expect(versionAt('2012-01-01T00:00:00.000Z')).toBe('handbook-2019');
  });

  it('need one policy at least, and no two from the same moment', () => {
    expect(() => new PublishedPolicies([])).toThrow(RangeError);
    expect(() => new PublishedPolicies([policy2021, { ...policy2022, effectiveFrom: policy2021.effectiveFrom }])).toThrow(RangeError);
  });

  it('answer as a list does that is gone through from the start, whatever was published and whenever it is asked', () => {
    const moment = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
    const publications = fc.uniqueArray(moment, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(publications, fc.array(moment), (moments, asked) => {
        const published = moments.map((effectiveFrom, index) => ({ version: `version-${index}`, effectiveFrom, parameters }));
        const inOrder = [...published].sort((one, other) => Date.parse(one.effectiveFrom) - Date.parse(other.effectiveFrom));
        for (const at of [...asked, ...moments]) {
          let expected = inOrder[0];
          for (const one of inOrder) if (Date.parse(one.effectiveFrom) <= Date.parse(at)) expected = one;
          expect(new PublishedPolicies(published).inForceAt(at)).toBe(expected);
        }
      }),
    );
  });
});
