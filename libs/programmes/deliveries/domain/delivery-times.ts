import type { Instant } from '@entente/kernel';

const MINUTE_MS = 60_000;
/** After the first failed attempt, the second, and so on; after the last the delivery is given up. */
const WAITS_MINUTES = [1, 5, 30, 120, 480];
const OUTDATED_AFTER_DAYS = 7;

/** When a delivery whose attempt failed is tried again; null when it is given up. */
export function retryAfter(attempt: number, failedAt: Instant): Instant | null {
  const minutes = WAITS_MINUTES[attempt - 1];
  return minutes === undefined ? null : new Date(Date.parse(failedAt) + minutes * MINUTE_MS).toISOString();
}

/** Whether it is news no longer: a hook that is set up for a log with a past is not flooded with it. */
export function isOutdated(queuedAt: Instant, now: Instant): boolean {
  return Date.parse(now) - Date.parse(queuedAt) > OUTDATED_AFTER_DAYS * 24 * 60 * MINUTE_MS;
}
