import { commandHandlers } from '@entente/event-store';
import { Module } from '@nestjs/common';
import { ActivityResolver } from './api/activity.resolver.js';
import { GoToMarketPlansResolver } from './api/go-to-market-plans.resolver.js';
import { GoToMarketResolver } from './api/go-to-market.resolver.js';
import { whenIntegrationCompletedThenOpenGoToMarket } from './automation/when-integration-completed-then-open-go-to-market.js';
import { whenPartnershipEndedThenCloseGoToMarket } from './automation/when-partnership-ended-then-close-go-to-market.js';
import * as commands from './domain/go-to-market.commands.js';
import { goToMarketDecider } from './domain/go-to-market.decider.js';
import { goToMarketEvents } from './domain/go-to-market.events.js';
import * as rules from './domain/go-to-market.rules.js';
import { activities } from './read/activities.projection.js';
import { ActivitiesOfHandler } from './read/activities.query.js';
import { goToMarketBoard } from './read/go-to-market-board.projection.js';
import { GoToMarketPlansHandler, GoToMarketsOfHandler } from './read/go-to-market-board.query.js';

@Module({
  providers: [
    ...commandHandlers(goToMarketDecider, Object.values(commands)),
    ...[GoToMarketsOfHandler, GoToMarketPlansHandler, ActivitiesOfHandler],
    ...[GoToMarketResolver, GoToMarketPlansResolver, ActivityResolver],
  ],
})
class GoToMarketModule {}

export const goToMarket = {
  module: GoToMarketModule,
  events: goToMarketEvents,
  projections: [goToMarketBoard, activities],
  reactions: [whenIntegrationCompletedThenOpenGoToMarket, whenPartnershipEndedThenCloseGoToMarket],
  timers: [],
  rules: Object.values(rules),
};
