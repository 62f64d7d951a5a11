import { commandHandlers } from '@entente/event-store';
import { Module } from '@nestjs/common';
import { JourneysResolver } from './api/journeys.resolver.js';
import { LeadWorkloadResolver } from './api/lead-workload.resolver.js';
import { PartnershipPayloadResolver } from './api/partnership-payload.resolver.js';
import { PartnershipResolver } from './api/partnership.resolver.js';
import { PipelineResolver } from './api/pipeline.resolver.js';
import { ScorecardsResolver } from './api/scorecards.resolver.js';
import * as commands from './domain/partnership.commands.js';
import { partnershipDecider } from './domain/partnership.decider.js';
import { partnershipEvents } from './domain/partnership.events.js';
import { clocks } from './read/clocks.projection.js';
import { ConversionHandler } from './read/conversion.query.js';
import { formerLeads } from './read/former-leads.projection.js';
import { FormerLeadsOfHandler } from './read/former-leads.query.js';
import { LeadWorkloadHandler } from './read/lead-workload.query.js';
import { partnerClasses } from './read/partner-classes.projection.js';
import { PartnerClassesOfHandler } from './read/partner-classes.query.js';
import { partnerships } from './read/partnerships.projection.js';
import { PartnershipsHandler } from './read/partnerships.query.js';
import { pipelineMoney } from './read/pipeline-money.projection.js';
import { PipelineHandler } from './read/pipeline.query.js';
import { scorecards } from './read/scorecards.projection.js';
import { ScorecardsHandler } from './read/scorecards.query.js';
import { StageDurationsHandler } from './read/stage-durations.query.js';
import { stageVisits } from './read/stage-visits.projection.js';

@Module({
  providers: [
    ...commandHandlers(partnershipDecider, Object.values(commands)),
    ...[PartnershipsHandler, PartnerClassesOfHandler, FormerLeadsOfHandler, PipelineHandler],
    ...[LeadWorkloadHandler, ScorecardsHandler, StageDurationsHandler, ConversionHandler],
    ...[PartnershipResolver, PartnershipPayloadResolver, PipelineResolver],
    ...[LeadWorkloadResolver, ScorecardsResolver, JourneysResolver],
  ],
})
class PartnershipModule {}

export const partnership = {
  module: PartnershipModule,
  events: partnershipEvents,
  projections: [partnerships, partnerClasses, formerLeads, stageVisits, clocks, scorecards, pipelineMoney],
  reactions: [],
  timers: [],
  rules: [],
};
