import { commandHandlers } from '@entente/event-store';
import { Module } from '@nestjs/common';
import { RenewalResolver } from './api/renewal.resolver.js';
import { RevenueTotalsResolver } from './api/revenue-totals.resolver.js';
import { RevenueResolver } from './api/revenue.resolver.js';
import { whenGoToMarketLaunchedThenOpenRevenue } from './automation/when-go-to-market-launched-then-open-revenue.js';
import { whenPartnershipEndedThenCloseRevenue } from './automation/when-partnership-ended-then-close-revenue.js';
import * as commands from './domain/revenue.commands.js';
import { revenueDecider } from './domain/revenue.decider.js';
import { revenueEvents } from './domain/revenue.events.js';
import * as rules from './domain/revenue.rules.js';
import { renewals } from './read/renewals.projection.js';
import { RenewalsOfHandler } from './read/renewals.query.js';
import { revenueLedger } from './read/revenue-ledger.projection.js';
import { RevenueEntriesOfHandler } from './read/revenue-ledger.query.js';
import { RevenueTotalsHandler } from './read/revenue-totals.query.js';

@Module({
  providers: [
    ...commandHandlers(revenueDecider, Object.values(commands)),
    ...[RevenueEntriesOfHandler, RevenueTotalsHandler, RenewalsOfHandler],
    ...[RevenueResolver, RevenueTotalsResolver, RenewalResolver],
  ],
})
class RevenueModule {}

export const revenue = {
  module: RevenueModule,
  events: revenueEvents,
  projections: [revenueLedger, renewals],
  reactions: [whenGoToMarketLaunchedThenOpenRevenue, whenPartnershipEndedThenCloseRevenue],
  timers: [],
  rules: Object.values(rules),
};
