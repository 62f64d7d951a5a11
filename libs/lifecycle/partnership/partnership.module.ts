import { commandHandlers } from '@entente/event-store';
import { Module } from '@nestjs/common';
import { PartnershipPayloadResolver } from './api/partnership-payload.resolver.js';
import { PartnershipResolver } from './api/partnership.resolver.js';
import { PipelineResolver } from './api/pipeline.resolver.js';
import * as commands from './domain/partnership.commands.js';
import { partnershipDecider } from './domain/partnership.decider.js';
import { partnershipEvents } from './domain/partnership.events.js';
import { partnerClasses } from './read/partner-classes.projection.js';
import { PartnerClassesOfHandler } from './read/partner-classes.query.js';
import { partnerships } from './read/partnerships.projection.js';
import { PartnershipsHandler } from './read/partnerships.query.js';
import { pipelineMoney } from './read/pipeline-money.projection.js';
import { PipelineHandler } from './read/pipeline.query.js';

@Module({
  providers: [
    ...commandHandlers(partnershipDecider, Object.values(commands)),
    ...[PartnershipsHandler, PartnerClassesOfHandler, PipelineHandler],
    ...[PartnershipResolver, PartnershipPayloadResolver, PipelineResolver],
  ],
})
class PartnershipModule {}

export const partnership = {
  module: PartnershipModule,
  events: partnershipEvents,
  projections: [partnerships, partnerClasses, pipelineMoney],
  reactions: [],
  timers: [],
  rules: [],
};
