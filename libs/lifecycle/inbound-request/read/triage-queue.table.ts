import { boolean, integer, table, text, type RowOf } from '@entente/read-store';

export const triageQueueTable = table('triage_queue', {
  key: 'partnershipId',
  columns: {
    partnershipId: text(),
    partnerName: text(),
    origin: text(),
    /** Only open requests are in the queue; what left it can still be led by another. */
    open: boolean(),
    requestPosition: integer(),
    requestedAt: text(),
    posted: boolean(),
    lead: text().nullable(),
    firstAnswerDueAt: text().nullable(),
    /** When a first answer was due that has not come in time. */
    firstAnswerMissedAt: text().nullable(),
    triageDueAt: text().nullable(),
    triageMissedAt: text().nullable(),
    /** Since when the clocks stand still, because something was asked. */
    askedAt: text().nullable(),
  },
  indexes: [['open', 'requestPosition']],
});

export type TriageQueueRow = RowOf<typeof triageQueueTable>;
