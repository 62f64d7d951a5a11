import { ReadStore } from '@entente/read-store';
import { Logger } from '@nestjs/common';
import type { Configuration } from './configuration.js';
import { say } from './say.js';

/** The read models of this configuration: in a database when one is named, else in the folder. */
export function openReadModels({ databaseUrl, dataDir: folder }: Pick<Configuration, 'databaseUrl' | 'dataDir'>): Promise<ReadStore> {
  return databaseUrl === undefined ? ReadStore.open({ folder }) : inDatabase(databaseUrl);
}

/** A database that is away is waited for before the application has a logger, so that is told on the terminal. */
async function inDatabase(databaseUrl: string): Promise<ReadStore> {
  const logger = new Logger('read-store');
  let tell = (line: string): void => say([line]);
  const readStore = await ReadStore.open({ databaseUrl, notes: { warn: (line) => tell(line) } });
  tell = (line) => logger.warn(line);
  return readStore;
}
