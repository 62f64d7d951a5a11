import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStoreDouble } from '../../eventstoredb-double/event-store-double.js';

const LOOKS = 50;
const BETWEEN_MS = 100;

/**
 * How many calls are open at the server for good: one that was given up ends there a moment later.
 * @param inUse so many are open rightly
 */
export async function callsLeftOpen(double: EventStoreDouble, inUse = 0): Promise<number> {
  let left = Number.POSITIVE_INFINITY;
  for (let looks = 0; looks < LOOKS && left > inUse; looks += 1) {
    const { open } = await double.faults.count();
    left = Object.values(open).reduce((sum, count) => sum + count, 0);
    if (left > inUse) await sleep(BETWEEN_MS);
  }
  return left;
}
