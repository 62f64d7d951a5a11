import { StoreFault } from '@entente/kernel';
import type { StoreNotes } from './live-end.js';
import type { ServerEvent } from './server-event.js';
import type { ServerLog } from './server-log.js';

/** Tells of each round of tries that found nobody, of the first one soon, and goes on. */
export async function firstHead(log: ServerLog, notes: StoreNotes, soon: number): Promise<ServerEvent | undefined> {
  for (let deadline = soon; ; deadline = log.connection.deadline()) {
    try {
      return await log.head(deadline);
    } catch (fault) {
      if (!(fault instanceof StoreFault)) throw fault;
      notes.warn(`${fault.message}; trying on`);
    }
  }
}
