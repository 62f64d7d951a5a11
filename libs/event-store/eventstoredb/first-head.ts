import { StoreFault } from '@entente/kernel';
import type { StoreNotes } from './live-end.js';
import type { ServerEvent } from './server-event.js';
import type { ServerLog } from './server-log.js';

interface Waiting {
  readonly notes: StoreNotes;
  /** Whether a server that is away is waited for. */
  readonly waits: boolean;
  /** The first round of tries, in milliseconds. */
  readonly tryMs: number;
}

/** Tells of each round of tries that found nobody, of the first one soon, and goes on. */
export async function firstHead(log: ServerLog, { notes, waits, tryMs }: Waiting): Promise<ServerEvent | undefined> {
  if (!waits) return log.head();
  for (let deadline = performance.now() + tryMs; ; deadline = log.connection.deadline()) {
    try {
      return await log.head(deadline);
    } catch (fault) {
      if (!(fault instanceof StoreFault)) throw fault;
      notes.warn(`${fault.message}; trying on`);
    }
  }
}
