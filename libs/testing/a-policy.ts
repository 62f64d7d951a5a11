import type { Policy, PolicyParameters } from '@entente/kernel';

const parameters: PolicyParameters = {
  host: 'GitLab',
  requestTemplate: 'new_partner',
  channel: '#alliances',
  coreOutboundProducts: ['GitHub', 'BitBucket', 'Jira', 'Jenkins'],
  criteria: ['Exposure', 'Product usage familiarity', 'Adoption', 'Revenue', 'Strategic', 'Alignment'],
  alignmentCriterion: 'Alignment',
  revenueCriterion: 'Revenue',
  metFrom: 3,
  alignedTeams: ['Product', 'Marketing', 'Sales'],
  lovableProductStages: ['CREATE', 'VERIFY'],
  firstAnswerBusinessDays: 2,
  triageBusinessDays: 5,
  listingDescriptionMost: 314,
  listingLogoPixelsMost: 800,
  certificationMonths: 12,
};

/** A policy with the handbook's values, except for what the test states. */
export function aPolicy(stated: Partial<PolicyParameters> = {}): Policy {
  return { version: 'test-policy', effectiveFrom: '2015-01-01T00:00:00.000Z', parameters: { ...parameters, ...stated } };
}
