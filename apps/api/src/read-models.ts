import type { EventStore } from '@entente/kernel';
import { LogTie, ReadStore } from '@entente/read-store';
import { Logger } from '@nestjs/common';
import type { Configuration } from './configuration.js';
import { logPlace } from './event-log.js';
import { say } from './say.js';

type Settings = Pick<Configuration, 'databaseUrl' | 'dataDir' | 'eventStoreUrl'>;

/**
 * The read models of this configuration: in a database when one is named, else in the folder.
 * @throws OfAnotherLog, with both closed
 */
export async function openReadModels(settings: Settings, eventStore: EventStore): Promise<ReadStore> {
  const { databaseUrl, dataDir: folder } = settings;
  const readStore = await (databaseUrl === undefined ? ReadStore.open({ folder }) : inDatabase(databaseUrl));
  try {
    await logTie(settings, eventStore, readStore).ensure();
    return readStore;
  } catch (fault) {
    await readStore.close();
    await eventStore.close();
    throw fault;
  }
}

export function logTie(settings: Settings, eventStore: EventStore, readStore: ReadStore): LogTie {
  return new LogTie({ readStore, eventStore, logPlace: logPlace(settings) });
}

/** A database that is away is waited for before the application has a logger, so that is told on the terminal. */
async function inDatabase(databaseUrl: string): Promise<ReadStore> {
  const logger = new Logger('read-store');
  let tell = (line: string): void => say([line]);
  const readStore = await ReadStore.open({ databaseUrl, notes: { warn: (line) => tell(line) } });
  tell = (line) => logger.warn(line);
  return readStore;
}
