import { boolean, integer, table, text, type RowOf } from '@entente/read-store';

export const revenueLedgerTable = table('revenue_entries', {
  key: 'revenueId',
  columns: {
    revenueId: text(),
    partnershipId: text(),
    month: text(),
    amount: integer(),
    currency: text(),
    source: text(),
    deliveryModel: text(),
    replaces: text().nullable(),
    reversed: boolean(),
    reversalReason: text().nullable(),
    recordedAt: text(),
  },
  indexes: [
    ['partnershipId', 'month'],
    ['month', 'currency'],
  ],
});

export type RevenueEntryRow = RowOf<typeof revenueLedgerTable>;
