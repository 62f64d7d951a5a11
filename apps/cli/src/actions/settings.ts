import { serverAddress } from '@entente/event-store';
import { databasePlace } from '@entente/read-store';
import { readConfiguration, type Configuration } from '../../../api/src/configuration.js';
import type { CommonOptions } from '../verb.js';

/**
 * What the engine runs by: of the server's settings those that have to do with the data, their days and what leaves the house.
 * A folder that is named holds all the data.
 */
export function settingsFor({ data }: CommonOptions): Configuration {
  const { DATA_DIR, EVENTSTORE_URL, DATABASE_URL, TIME_ZONE, HOLIDAYS, SLACK_WEBHOOK_URL } = process.env;
  const places = data === undefined ? { DATA_DIR, EVENTSTORE_URL, DATABASE_URL } : { DATA_DIR: data };
  return readConfiguration({ ...places, TIME_ZONE, HOLIDAYS, SLACK_WEBHOOK_URL });
}

/** Where the log is, to be named in messages; nothing secret. */
export function placeOfLog({ eventStoreUrl, dataDir }: Configuration): string {
  return eventStoreUrl === undefined ? dataDir : `esdb://${serverAddress(eventStoreUrl).hosts}`;
}

/** Where the read models are, to be named in messages; nothing secret. */
export function placeOfReadModels({ databaseUrl, dataDir }: Configuration): string {
  return databaseUrl === undefined ? dataDir : databasePlace(databaseUrl);
}
