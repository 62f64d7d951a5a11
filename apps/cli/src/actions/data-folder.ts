import { SqliteEventStore } from '@entente/event-store';
import { EventCatalogue, type EventStore } from '@entente/kernel';
import { catalogued } from '../../../api/src/slices.js';
import { SystemClock } from '../../../api/src/system-clock.js';
import type { CommonOptions } from '../verb.js';
import { settingsFor } from './settings.js';

/** Does something with the log, which is opened for reading, also beside a server. */
export async function reading<T>(options: CommonOptions, work: (log: EventStore) => Promise<T>): Promise<T> {
  const { dataDir: folder } = settingsFor(options);
  const catalogue = new EventCatalogue(catalogued);
  const log = await SqliteEventStore.open({ folder, clock: new SystemClock(), catalogue, readOnly: true });
  try {
    return await work(log);
  } finally {
    await log.close();
  }
}
