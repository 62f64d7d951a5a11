import { projection, update, upsert } from '@entente/read-store';
import { GoToMarketClosed, GoToMarketLaunched, GoToMarketOpened, GoToMarketPlanned } from '../domain/go-to-market.events.js';
import { goToMarketBoardTable } from './go-to-market-board.table.js';

const unplanned = { summary: null, leadingSide: null, leadingSideException: null, plannedAt: null, launchedAt: null };

export const goToMarketBoard = projection('go-to-market-board', {
  table: goToMarketBoardTable,
  version: 1,
  on: [GoToMarketOpened, GoToMarketPlanned, GoToMarketLaunched, GoToMarketClosed],
  handlers: {
    GoToMarketOpened: ({ data }) => upsert(data.partnershipId, { ...unplanned, status: 'OPEN', openedAt: data.openedAt }),
    GoToMarketPlanned: ({ data: { partnershipId, ...plan } }) => update(partnershipId, { ...plan, status: 'PLANNED' }),
    GoToMarketLaunched: ({ data }) => update(data.partnershipId, { status: 'LAUNCHED', launchedAt: data.launchedAt }),
    GoToMarketClosed: ({ data }) => (data.closedWhile === 'NOT_OPEN' ? [] : update(data.partnershipId, { status: 'CLOSED' })),
  },
});
