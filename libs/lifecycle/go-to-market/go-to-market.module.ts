import { commandHandlers } from '@entente/event-store';
import { Module } from '@nestjs/common';
import { GoToMarketResolver } from './api/go-to-market.resolver.js';
import { whenIntegrationCompletedThenOpenGoToMarket } from './automation/when-integration-completed-then-open-go-to-market.js';
import { whenPartnershipEndedThenCloseGoToMarket } from './automation/when-partnership-ended-then-close-go-to-market.js';
import * as commands from './domain/go-to-market.commands.js';
import { goToMarketDecider } from './domain/go-to-market.decider.js';
import { goToMarketEvents } from './domain/go-to-market.events.js';
import * as rules from './domain/go-to-market.rules.js';
import { goToMarketBoard } from './read/go-to-market-board.projection.js';
import { GoToMarketsOfHandler } from './read/go-to-market-board.query.js';

@Module({ providers: [...commandHandlers(goToMarketDecider, Object.values(commands)), GoToMarketsOfHandler, GoToMarketResolver] })
class GoToMarketModule {}

export const goToMarket = {
  module: GoToMarketModule,
  events: goToMarketEvents,
  projections: [goToMarketBoard],
  reactions: [whenIntegrationCompletedThenOpenGoToMarket, whenPartnershipEndedThenCloseGoToMarket],
  timers: [],
  rules: Object.values(rules),
};
