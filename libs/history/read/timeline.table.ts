import type { EventMetadata } from '@entente/kernel';
import { integer, json, table, text, type RowOf } from '@entente/read-store';

/** Every event of every partnership, a row an event. */
export const timelineTable = table('timeline', {
  key: 'id',
  columns: {
    id: text(),
    partnershipId: text(),
    position: integer(),
    stream: text(),
    revision: integer(),
    type: text(),
    recordedAt: text(),
    data: json<object>(),
    metadata: json<EventMetadata>(),
  },
  indexes: [['partnershipId', 'position']],
});

export type TimelineRow = RowOf<typeof timelineTable>;
