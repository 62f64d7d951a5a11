import { commandHandlers } from '@entente/event-store';
import { Module } from '@nestjs/common';
import { RevenueResolver } from './api/revenue.resolver.js';
import { whenGoToMarketLaunchedThenOpenRevenue } from './automation/when-go-to-market-launched-then-open-revenue.js';
import { whenPartnershipEndedThenCloseRevenue } from './automation/when-partnership-ended-then-close-revenue.js';
import * as commands from './domain/revenue.commands.js';
import { revenueDecider } from './domain/revenue.decider.js';
import { revenueEvents } from './domain/revenue.events.js';
import * as rules from './domain/revenue.rules.js';
import { revenueLedger } from './read/revenue-ledger.projection.js';
import { RevenueEntriesOfHandler } from './read/revenue-ledger.query.js';

@Module({ providers: [...commandHandlers(revenueDecider, Object.values(commands)), RevenueEntriesOfHandler, RevenueResolver] })
class RevenueModule {}

export const revenue = {
  module: RevenueModule,
  events: revenueEvents,
  projections: [revenueLedger],
  reactions: [whenGoToMarketLaunchedThenOpenRevenue, whenPartnershipEndedThenCloseRevenue],
  timers: [],
  rules: Object.values(rules),
};
