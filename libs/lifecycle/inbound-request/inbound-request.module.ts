import { commandHandlers } from '@entente/event-store';
import { Module } from '@nestjs/common';
import { GitLabIntakeController } from './api/gitlab-intake.controller.js';
import { InformationResolver } from './api/information.resolver.js';
import { LeadResolver } from './api/lead.resolver.js';
import { PartingResolver } from './api/parting.resolver.js';
import { RequestResolver } from './api/request.resolver.js';
import { TriageQueueResolver } from './api/triage-queue.resolver.js';
import { TriageResolver } from './api/triage.resolver.js';
import { whenPartnershipEndedThenCloseRequest } from './automation/when-partnership-ended-then-close-request.js';
import { whenClockIsDueThenMarkIt } from './automation/when-clock-is-due-then-mark-it.js';
import { whenRequestReopenedThenOpenItAnew } from './automation/when-request-reopened-then-open-it-anew.js';
import * as commands from './domain/inbound-request.commands.js';
import { inboundRequestDecider } from './domain/inbound-request.decider.js';
import { inboundRequestEvents } from './domain/inbound-request.events.js';
import * as rules from './domain/inbound-request.rules.js';
import { triageGrounds } from './read/triage-grounds.projection.js';
import { triageQueue } from './read/triage-queue.projection.js';
import { TriageQueueHandler } from './read/triage-queue.query.js';

@Module({
  controllers: [GitLabIntakeController],
  providers: [
    ...commandHandlers(inboundRequestDecider, Object.values(commands)),
    TriageQueueHandler,
    RequestResolver,
    LeadResolver,
    InformationResolver,
    TriageResolver,
    PartingResolver,
    TriageQueueResolver,
  ],
})
class InboundRequestModule {}

export const inboundRequest = {
  module: InboundRequestModule,
  events: inboundRequestEvents,
  projections: [triageQueue, triageGrounds],
  reactions: [whenPartnershipEndedThenCloseRequest, whenRequestReopenedThenOpenItAnew],
  timers: [whenClockIsDueThenMarkIt],
  rules: Object.values(rules),
};
