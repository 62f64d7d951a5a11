import { Instant, type Policy } from '@entente/kernel';
import { PublishedPolicies, handbook2019 } from '../index.js';

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
});

describe('The policy handbook-2019', () => {
  it('takes effect with the messaging of October 2019, as an instant that sorts as text', () => {
    expect(Instant.parse(handbook2019.effectiveFrom)).toBe('2019-10-01T00:00:00.000Z');
  });

  it('keeps the four products of the outbound core set (CL-3) and the six criteria (EV-1)', () => {
    expect(parameters.coreOutboundProducts).toEqual(['GitHub', 'BitBucket', 'Jira', 'Jenkins']);
    expect(parameters.criteria).toEqual(['EXPOSURE', 'PRODUCT_USAGE_FAMILIARITY', 'ADOPTION', 'REVENUE', 'STRATEGIC', 'ALIGNMENT']);
  });

  it('names its alignment and its revenue criterion among the six (EV-2, EV-3)', () => {
    expect(parameters.criteria).toEqual(expect.arrayContaining([parameters.alignmentCriterion, parameters.revenueCriterion]));
  });
});
