import type { Outcome } from './worker-siege.js';

const WENT_ON_WITHIN_MS = 10_000;

/** Whether every attack was over in time, and nothing is as it must not be. */
export function hasHeld({ slowestMs, breaches }: Outcome): boolean {
  const isWhole = Object.values(breaches).every((breach: number | readonly string[]) => breach === 0 || isEmpty(breach));
  return isWhole && Object.values(slowestMs).every((ms) => ms <= WENT_ON_WITHIN_MS);
}

function isEmpty(breach: number | readonly string[]): boolean {
  return typeof breach !== 'number' && breach.length === 0;
}
