import { oneOf, table, text, type RowOf } from '@entente/read-store';

export const goToMarketBoardTable = table('go_to_market', {
  key: 'partnershipId',
  columns: {
    partnershipId: text(),
    status: oneOf('OPEN', 'PLANNED', 'LAUNCHED', 'PAUSED', 'CLOSED'),
    summary: text().nullable(),
    leadingSide: text().nullable(),
    leadingSideException: text().nullable(),
    pausedReason: text().nullable(),
    pausedAt: text().nullable(),
    openedAt: text(),
    plannedAt: text().nullable(),
    launchedAt: text().nullable(),
  },
  indexes: [['openedAt', 'partnershipId']],
});

export type GoToMarketRow = RowOf<typeof goToMarketBoardTable>;
