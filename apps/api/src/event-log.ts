import { resolve } from 'node:path';
import { SqliteEventStore, openEventStoreDb, serverAddress } from '@entente/event-store';
import type { Clock, EventCatalogue, EventStore } from '@entente/kernel';
import { Logger } from '@nestjs/common';
import type { Configuration } from './configuration.js';
import { say } from './say.js';

type LogSettings = Pick<Configuration, 'eventStoreUrl' | 'dataDir'>;

/** The log of this configuration: on a server when one is named, else in the folder. */
export function openEventLog(
  { eventStoreUrl, dataDir: folder }: LogSettings,
  clock: Clock,
  catalogue: EventCatalogue,
): Promise<EventStore> {
  return eventStoreUrl === undefined ? SqliteEventStore.open({ folder, clock, catalogue }) : onServer(eventStoreUrl, catalogue);
}

/** The log, to be named in messages; nothing secret. */
export function logPlace({ eventStoreUrl, dataDir }: LogSettings): string {
  return eventStoreUrl === undefined ? resolve(dataDir) : `EventStoreDB at ${serverAddress(eventStoreUrl).hosts}`;
}

/** A server that is away is waited for before the application has a logger, so that is told on the terminal. */
async function onServer(connectionString: string, catalogue: EventCatalogue): Promise<EventStore> {
  const logger = new Logger('event-store');
  let tell = (line: string): void => say([line]);
  const eventStore = await openEventStoreDb({ connectionString, catalogue, notes: { warn: (line) => tell(line) } });
  tell = (line) => logger.warn(line);
  return eventStore;
}
