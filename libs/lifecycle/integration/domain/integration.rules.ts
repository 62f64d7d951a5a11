import { handbook, reading, rule } from '@entente/kernel';

const definitions = 'partner-definitions';
const delivered = 'The work required to deliver the integration will be provided by the partner.';
const maintained = 'we encourage other integration partners to make and maintain the integration with us';

export const thePartnerBuildsAnInboundIntegration = rule(
  'DU-1',
  'An inbound integration is delivered by the partner',
  handbook(definitions, delivered),
  ['coreOutboundProducts'],
);

export const thePartnerMaintainsAnInboundIntegration = rule(
  'DU-2',
  'An inbound integration is maintained by the partner; an exception needs a reason',
  handbook(definitions, maintained),
  ['coreOutboundProducts'],
);

export const theHostMaintainsAnOutboundIntegration = rule(
  'DU-4',
  'An outbound integration is maintained by the host',
  handbook(definitions, 'There is a core set of priority outbound partnerships we will maintain and focus on.'),
  ['coreOutboundProducts'],
);

export const priorityFollowsDemand = rule(
  'DU-7',
  'Raising an integration’s priority cites at least one customer demand signal that was recorded',
  reading(definitions, 'will be prioritized to support our customer demands'),
);

export const anIntegrationStartsOnce = rule('LC-5', 'An integration starts once', reading(definitions));

export const aStepIsPlannedAndProved = rule(
  'LC-10',
  'A step of the plan has a title and an owner; it is completed with evidence and opened again with a reason',
  reading(definitions),
);

export const oneOfTheIntegrations = rule(
  'LC-11',
  'A command about an integration names one that the partnership has; it may leave the name out where there is one alone',
  reading(definitions),
);

export const nothingGoesLiveWithOpenSteps = rule(
  'LC-12',
  'An integration goes live once every planned step is completed',
  reading(definitions),
);

export const aListingFits = rule(
  'LC-13',
  'A listing has a description, a logo and a category, within the limits of the policy',
  reading('interested-in-a-gitlab-technology-partnership'),
  ['listingDescriptionMost', 'listingLogoPixelsMost'],
);

export const aListingIsReviewedTwice = rule(
  'LC-14',
  'A listing is published for a live integration, after a technical writer and the alliances team have each approved it',
  reading('interested-in-a-gitlab-technology-partnership'),
);

export const aRetiredIntegrationRests = rule(
  'LC-15',
  'A retired integration takes no further commands; retiring it needs a reason',
  reading(definitions),
);

export const onlyALiveIntegrationIsCertified = rule('LC-16', 'Only a live integration is certified', reading(definitions), [
  'certificationMonths',
]);

export const aDemonstrationHasAnAudience = rule('LC-17', 'A demonstration says to whom the integration was shown', reading(definitions));
