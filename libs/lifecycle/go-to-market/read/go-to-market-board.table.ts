import { table, text, type RowOf } from '@entente/read-store';

export const goToMarketBoardTable = table('go_to_market', {
  key: 'partnershipId',
  columns: {
    partnershipId: text(),
    status: text(),
    summary: text().nullable(),
    leadingSide: text().nullable(),
    leadingSideException: text().nullable(),
    openedAt: text(),
    plannedAt: text().nullable(),
    launchedAt: text().nullable(),
  },
});

export type GoToMarketRow = RowOf<typeof goToMarketBoardTable>;
