import { ReadStore } from '@entente/read-store';
import type { Configuration } from './configuration.js';
import { say } from './say.js';

/** The read models of this configuration: in a database when one is named, else in the folder. */
export function openReadModels({ databaseUrl, dataDir: folder }: Pick<Configuration, 'databaseUrl' | 'dataDir'>): Promise<ReadStore> {
  // A database that is away is waited for before the application has a logger, so that is told on the terminal.
  return ReadStore.open(databaseUrl === undefined ? { folder } : { databaseUrl, notes: { warn: (line) => say([line]) } });
}
