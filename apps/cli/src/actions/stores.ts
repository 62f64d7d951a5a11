import { SqliteEventStore, openEventStoreDb } from '@entente/event-store';
import { EventCatalogue, type EventStore } from '@entente/kernel';
import { ReadStore, ReadStoreInspection } from '@entente/read-store';
import type { Configuration } from '../../../api/src/configuration.js';
import { catalogued } from '../../../api/src/slices.js';
import { SystemClock } from '../../../api/src/system-clock.js';
import type { CommonOptions } from '../verb.js';
import { settingsFor } from './settings.js';

/** A server or a database that is away is not waited for: whoever called can call again. */
const notes = { warn: (line: string) => void process.stderr.write(`${line}\n`) };

/** Does something with the log, which is opened for reading, also beside a server. */
export async function reading<T>(options: CommonOptions, work: (log: EventStore) => Promise<T>): Promise<T> {
  const log = await openLog(settingsFor(options), true);
  try {
    return await work(log);
  } finally {
    await log.close();
  }
}

/** @throws LogInUse when the log is in a folder, is to be written, and has a writer */
export function openLog({ eventStoreUrl, dataDir: folder }: Configuration, readOnly: boolean): Promise<EventStore> {
  const catalogue = new EventCatalogue(catalogued);
  return eventStoreUrl === undefined
    ? SqliteEventStore.open({ folder, clock: new SystemClock(), catalogue, readOnly })
    : openEventStoreDb({ connectionString: eventStoreUrl, catalogue, notes, waits: false });
}

export function openReadModels({ databaseUrl, dataDir: folder }: Configuration): Promise<ReadStore> {
  return ReadStore.open(databaseUrl === undefined ? { folder } : { databaseUrl, notes, waits: false });
}

/**
 * Opens the read models to be looked at, also while servers and workers keep them.
 * @returns undefined when there are none
 */
export function readModelsToInspect({ databaseUrl, dataDir: folder }: Configuration): Promise<ReadStoreInspection | undefined> {
  return ReadStoreInspection.open(databaseUrl === undefined ? { folder } : { databaseUrl });
}
