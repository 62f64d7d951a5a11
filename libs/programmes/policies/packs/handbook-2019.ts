import type { PolicyPack } from '../domain/policy-pack.js';

/** The alliances handbook as it stood in October 2019; the default. */
export const handbook2019: PolicyPack = {
  policy: 'handbook',
  version: 'handbook-2019',
  effectiveFrom: '2019-10-01T00:00:00.000Z',
  source: { document: 'The alliances handbook, October 2019', anchor: 'handbook#criteria-for-successful-partnerships', note: null },
  parameters: {
    host: 'GitLab',
    requestTemplate: 'new_partner',
    channel: '#alliances',
    coreOutboundProducts: ['GitHub', 'BitBucket', 'Jira', 'Jenkins'],
    criteria: ['EXPOSURE', 'PRODUCT_USAGE_FAMILIARITY', 'ADOPTION', 'REVENUE', 'STRATEGIC', 'ALIGNMENT'],
    alignmentCriterion: 'ALIGNMENT',
    revenueCriterion: 'REVENUE',
    metFrom: 3,
    alignedTeams: ['PRODUCT', 'MARKETING', 'SALES'],
    lovableProductStages: ['CREATE', 'VERIFY'],
    firstAnswerBusinessDays: 2,
    triageBusinessDays: 5,
    listingDescriptionMost: 314,
    listingLogoPixelsMost: 800,
    certificationMonths: 12,
  },
};
