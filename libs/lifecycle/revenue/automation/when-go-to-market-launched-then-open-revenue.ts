import { reaction } from '@entente/kernel';
import { GoToMarketLaunched } from '../../go-to-market/domain/go-to-market.events.js';
import { OpenRevenue } from '../domain/revenue.commands.js';

export const whenGoToMarketLaunchedThenOpenRevenue = reaction(
  'when-go-to-market-launched-then-open-revenue',
  GoToMarketLaunched,
  ({ data, recordedAt }) => [new OpenRevenue({ partnershipId: data.partnershipId, now: recordedAt })],
);
