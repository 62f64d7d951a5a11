import { boolean, integer, table, text, type RowOf } from '@entente/read-store';

export const triageQueueTable = table('triage_queue', {
  key: 'partnershipId',
  columns: {
    partnershipId: text(),
    partnerName: text(),
    origin: text(),
    /** 0 for platform partners, which come first (CL-7), else 1. */
    rank: integer(),
    requestPosition: integer(),
    requestedAt: text(),
    posted: boolean(),
    lead: text().nullable(),
  },
  indexes: [['rank', 'requestPosition']],
});

export type TriageQueueRow = RowOf<typeof triageQueueTable>;
