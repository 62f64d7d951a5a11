import { projection, update, upsert } from '@entente/read-store';
import { RevenueRecorded, RevenueReversed } from '../domain/revenue.events.js';
import { revenueLedgerTable } from './revenue-ledger.table.js';

export const revenueLedger = projection('revenue-ledger', {
  table: revenueLedgerTable,
  version: 1,
  on: [RevenueRecorded, RevenueReversed],
  handlers: {
    RevenueRecorded: ({ data: { revenueId, ...entry } }) => upsert(revenueId, { ...entry, reversed: false, reversalReason: null }),
    RevenueReversed: ({ data }) => update(data.revenueId, { reversed: true, reversalReason: data.reason }),
  },
});
