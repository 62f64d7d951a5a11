import { readConfiguration, type Configuration } from '../../../api/src/configuration.js';
import type { CommonOptions } from '../verb.js';

/** What the engine runs by: of the server's settings those that have to do with the folder and its days. */
export function settingsFor({ data }: CommonOptions): Configuration {
  const { DATA_DIR, TIME_ZONE, HOLIDAYS } = process.env;
  return readConfiguration({ DATA_DIR: data ?? DATA_DIR, TIME_ZONE, HOLIDAYS });
}
