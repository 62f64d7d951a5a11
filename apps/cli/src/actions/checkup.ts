import { checkEventStoreDb, checkLog, type LogFinding } from '@entente/event-store';
import { EventCatalogue } from '@entente/kernel';
import { ConfigurationError, readConfiguration, type Configuration } from '../../../api/src/configuration.js';
import { catalogued } from '../../../api/src/slices.js';
import type { Finding } from './finding.js';
import { Progress } from './progress.js';

const RESTORE = 'Stop the server, keep this folder as it is, and restore the log from a copy';
const RESTORE_SERVER = 'Stop all servers and workers, and restore the EventStoreDB from a copy of its own';

/** The environment as a server would read it. */
export function* checkConfiguration(): Generator<Finding> {
  try {
    readConfiguration(process.env);
  } catch (fault) {
    if (!(fault instanceof ConfigurationError)) throw fault;
    for (const line of fault.lines) {
      const [place = '', ...rule] = line.split(' ');
      yield { part: 'configuration', place, found: rule.join(' '), advice: 'Set the variable as the line says' };
    }
  }
}

/** Every event of the log. */
export async function* checkWholeLog({ eventStoreUrl, dataDir: folder }: Configuration): AsyncGenerator<Finding> {
  const progress = new Progress('events checked');
  const common = { catalogue: new EventCatalogue(catalogued), onProgress: (done: number, all: number) => progress.reach(done, all) };
  const check =
    eventStoreUrl === undefined ? checkLog({ folder, ...common }) : checkEventStoreDb({ connectionString: eventStoreUrl, ...common });
  const restore = eventStoreUrl === undefined ? RESTORE : RESTORE_SERVER;
  try {
    for await (const { place, found } of check) yield { part: 'log', place, found, advice: adviceOn(found) ?? restore };
  } finally {
    progress.end();
  }
}

function adviceOn(found: LogFinding['found']): string | undefined {
  return found.startsWith('UnknownEvent') || found.includes('this version reads formats')
    ? 'Use the version of Entente that wrote it, or a later one'
    : undefined;
}
