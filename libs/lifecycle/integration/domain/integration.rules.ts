import { handbook, reading, rule } from '@entente/kernel';

const definitions = 'partner-definitions';
const delivered = 'The work required to deliver the integration will be provided by the partner.';
const maintained = 'we encourage other integration partners to make and maintain the integration with us';

export const thePartnerBuildsAnInboundIntegration = rule(
  'DU-1',
  'An inbound integration is delivered by the partner',
  handbook(definitions, delivered),
);

export const thePartnerMaintainsAnInboundIntegration = rule(
  'DU-2',
  'An inbound integration is maintained by the partner; an exception needs a reason',
  handbook(definitions, maintained),
);

export const theHostMaintainsAnOutboundIntegration = rule(
  'DU-4',
  'An outbound integration is maintained by the host',
  handbook(definitions, 'There is a core set of priority outbound partnerships we will maintain and focus on.'),
);

export const anIntegrationStartsOnce = rule('LC-5', 'An integration starts once', reading(definitions));
