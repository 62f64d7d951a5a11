import { goToMarketEvents } from '../../lifecycle/go-to-market/domain/go-to-market.events.js';
import { sides } from './integration.words.js';
import { given, line, telling } from './sentence.js';

/** What is said of each event of going to market. */
export const goToMarketWords = telling(goToMarketEvents, {
  GoToMarketOpened: ({ openedAt }) => [openedAt, 'opened go-to-market, since an integration is live and documented'],
  GoToMarketPlanned: ({ plannedAt, summary, leadingSide, leadingSideException }) => [
    plannedAt,
    `planned go-to-market, which ${sides[leadingSide]} leads${given(leadingSideException, ' by exception: ')}; the plan: ${line(summary)}`,
  ],
  GoToMarketLaunched: ({ launchedAt }) => [launchedAt, 'launched go-to-market'],
  GoToMarketClosed: ({ closedAt, reason }) => [closedAt, `closed go-to-market, since the partnership had ended: ${line(reason)}`],
});
