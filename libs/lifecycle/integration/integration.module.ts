import { commandHandlers } from '@entente/event-store';
import { Module } from '@nestjs/common';
import { IntegrationResolver } from './api/integration.resolver.js';
import { whenPartnershipEndedThenCloseIntegration } from './automation/when-partnership-ended-then-close-integration.js';
import { whenRequestAcceptedThenStartIntegration } from './automation/when-request-accepted-then-start-integration.js';
import * as commands from './domain/integration.commands.js';
import { integrationDecider } from './domain/integration.decider.js';
import { integrationEvents } from './domain/integration.events.js';
import * as rules from './domain/integration.rules.js';
import { integrationBoard } from './read/integration-board.projection.js';
import { IntegrationsOfHandler } from './read/integration-board.query.js';

@Module({ providers: [...commandHandlers(integrationDecider, Object.values(commands)), IntegrationsOfHandler, IntegrationResolver] })
class IntegrationModule {}

export const integration = {
  module: IntegrationModule,
  events: integrationEvents,
  projections: [integrationBoard],
  reactions: [whenRequestAcceptedThenStartIntegration, whenPartnershipEndedThenCloseIntegration],
  timers: [],
  rules: Object.values(rules),
};
