import { DeciderRegistry, commandHandlers } from '@entente/event-store';
import { BusinessCalendar, EventStore } from '@entente/kernel';
import { Module } from '@nestjs/common';
import { PolicyReplayResolver } from './api/policy-replay.resolver.js';
import { PolicyResolver } from './api/policy.resolver.js';
import { RuleCatalogueResolver } from './api/rule-catalogue.resolver.js';
import * as commands from './domain/policy.commands.js';
import { policyDecider } from './domain/policy.decider.js';
import { policyEvents } from './domain/policy.events.js';
import * as rules from './domain/policy.rules.js';
import { JudgedRulesHandler } from './read/judged-rules.query.js';
import { policyVersions } from './read/policy-versions.projection.js';
import { PolicyVersionsHandler } from './read/policy-versions.query.js';
import { PolicyReplay } from './replay/policy-replay.js';
import { PolicyReplayHandler } from './replay/policy-replay.query.js';

@Module({
  providers: [
    ...commandHandlers(policyDecider, Object.values(commands)),
    ...[PolicyVersionsHandler, JudgedRulesHandler, PolicyReplayHandler],
    {
      provide: PolicyReplay,
      inject: [EventStore, DeciderRegistry, BusinessCalendar],
      useFactory: (eventStore: EventStore, deciders: DeciderRegistry, calendar: BusinessCalendar) =>
        new PolicyReplay(eventStore, deciders, calendar),
    },
    ...[PolicyResolver, RuleCatalogueResolver, PolicyReplayResolver],
  ],
})
class PoliciesModule {}

export const policies = {
  module: PoliciesModule,
  events: policyEvents,
  projections: [policyVersions],
  reactions: [],
  timers: [],
  rules: Object.values(rules),
};
