import { commandHandlers } from '@entente/event-store';
import { Module } from '@nestjs/common';
import { IntegrationPartsResolver } from './api/integration-parts.resolver.js';
import { IntegrationResolver } from './api/integration.resolver.js';
import { IntegrationsResolver } from './api/integrations.resolver.js';
import { ListingResolver } from './api/listing.resolver.js';
import { PlanResolver } from './api/plan.resolver.js';
import { whenCertificateRunsOutThenMarkStale } from './automation/when-certificate-runs-out-then-mark-stale.js';
import { whenPartnershipEndedThenCloseIntegration } from './automation/when-partnership-ended-then-close-integration.js';
import { whenRequestAcceptedThenStartIntegration } from './automation/when-request-accepted-then-start-integration.js';
import * as commands from './domain/integration.commands.js';
import { integrationDecider } from './domain/integration.decider.js';
import { integrationEvents } from './domain/integration.events.js';
import * as rules from './domain/integration.rules.js';
import { integrationBoard } from './read/integration-board.projection.js';
import { IntegrationsHandler, IntegrationsOfHandler } from './read/integration-board.query.js';
import { integrationSteps } from './read/integration-steps.projection.js';
import { IntegrationStepsOfHandler } from './read/integration-steps.query.js';
import { listings } from './read/listings.projection.js';
import { ListingsOfHandler } from './read/listings.query.js';

@Module({
  providers: [
    ...commandHandlers(integrationDecider, Object.values(commands)),
    ...[IntegrationsOfHandler, IntegrationsHandler, IntegrationStepsOfHandler, ListingsOfHandler],
    ...[IntegrationResolver, IntegrationsResolver, IntegrationPartsResolver, PlanResolver, ListingResolver],
  ],
})
class IntegrationModule {}

export const integration = {
  module: IntegrationModule,
  events: integrationEvents,
  projections: [integrationBoard, integrationSteps, listings],
  reactions: [whenRequestAcceptedThenStartIntegration, whenPartnershipEndedThenCloseIntegration],
  timers: [whenCertificateRunsOutThenMarkStale],
  rules: Object.values(rules),
};
