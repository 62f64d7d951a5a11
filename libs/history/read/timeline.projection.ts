import type { EventDescriptor } from '@entente/kernel';
import { projectionOfAll, upsert, type Projection } from '@entente/read-store';
import { timelineTable } from './timeline.table.js';

/** The history of every partnership: every event of the product that names one. */
export function timelineOf(events: readonly EventDescriptor[]): Projection {
  return projectionOfAll('timeline', {
    table: timelineTable,
    version: 1,
    on: events,
    handle: ({ id, data, ...event }) => (namesPartnership(data) ? upsert(id, { ...event, data, partnershipId: data.partnershipId }) : []),
  });
}

function namesPartnership(data: unknown): data is { readonly partnershipId: string } {
  return typeof data === 'object' && data !== null && 'partnershipId' in data && typeof data.partnershipId === 'string';
}
