import type { EventStore } from '@entente/kernel';
import { StaleRead } from '../readers/progress.js';
import type { ReaderFleet } from '../readers/reader-fleet.js';

const LOOK_MS = 200;

/**
 * Waits until all readers have handled what the log held when it was asked.
 * @returns false when the signal came first
 */
export async function caughtUp(eventStore: EventStore, fleet: ReaderFleet, signal: AbortSignal): Promise<boolean> {
  const head = signal.aborted ? 0 : await eventStore.head();
  while (!signal.aborted) {
    try {
      await fleet.waitFor(head, LOOK_MS);
      return true;
    } catch (fault) {
      if (!(fault instanceof StaleRead)) throw fault;
    }
  }
  return false;
}
