import { projection, update, upsert } from '@entente/read-store';
import {
  GoToMarketClosed,
  GoToMarketLaunched,
  GoToMarketOpened,
  GoToMarketPaused,
  GoToMarketPlanned,
  GoToMarketResumed,
} from '../domain/go-to-market.events.js';
import { goToMarketBoardTable } from './go-to-market-board.table.js';

const unplanned = { summary: null, leadingSide: null, leadingSideException: null, plannedAt: null, launchedAt: null };
const goingOn = { pausedReason: null, pausedAt: null };

export const goToMarketBoard = projection('go-to-market-board', {
  table: goToMarketBoardTable,
  version: 2,
  on: [GoToMarketOpened, GoToMarketPlanned, GoToMarketLaunched, GoToMarketPaused, GoToMarketResumed, GoToMarketClosed],
  handlers: {
    GoToMarketOpened: ({ data }) => upsert(data.partnershipId, { ...unplanned, ...goingOn, status: 'OPEN', openedAt: data.openedAt }),
    GoToMarketPlanned: ({ data: { partnershipId, ...plan } }) => update(partnershipId, { ...plan, status: 'PLANNED' }),
    GoToMarketLaunched: ({ data }) => update(data.partnershipId, { status: 'LAUNCHED', launchedAt: data.launchedAt }),
    GoToMarketPaused: ({ data }) => update(data.partnershipId, { status: 'PAUSED', pausedReason: data.reason, pausedAt: data.pausedAt }),
    GoToMarketResumed: ({ data }) => update(data.partnershipId, { ...goingOn, status: data.resumedTo }),
    GoToMarketClosed: ({ data }) => (data.closedWhile === 'NOT_OPEN' ? [] : update(data.partnershipId, { ...goingOn, status: 'CLOSED' })),
  },
});
