import type { EventStore } from '@entente/kernel';
import type { EventStoreDbOptions } from './eventstoredb-event-store.js';

/** Opens the log on EventStoreDB. Its client is loaded here and not before, since most starts have no use for it. */
export async function openEventStoreDb(options: EventStoreDbOptions): Promise<EventStore> {
  const { EventStoreDbEventStore } = await import('./eventstoredb-event-store.js');
  return EventStoreDbEventStore.open(options);
}
