import type { EventStore } from '@entente/kernel';
import type { LogFinding } from '../log/log-finding.js';
import type { EventStoreDbOptions } from './eventstoredb-event-store.js';
import type { ServerCheck } from './server-check.js';

/** Opens the log on EventStoreDB. Its client is loaded here and not before, since most starts have no use for it. */
export async function openEventStoreDb(options: EventStoreDbOptions): Promise<EventStore> {
  const { EventStoreDbEventStore } = await import('./eventstoredb-event-store.js');
  return EventStoreDbEventStore.open(options);
}

/**
 * Looks at a whole log on EventStoreDB, every event of it, and goes on behind what is wrong.
 * @throws StoreFault, ServerRefusesUser
 */
export async function* checkEventStoreDb(check: ServerCheck): AsyncGenerator<LogFinding> {
  const { checkServerLog } = await import('./server-check.js');
  yield* checkServerLog(check);
}
