import { setTimeout as wait } from 'node:timers/promises';

/** Waits this many milliseconds, or until the signal; never fails. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

export const pause: Pause = async (ms, signal) => {
  await wait(ms, undefined, { signal }).catch(() => undefined);
};

const FIRST_MS = 50;
const LONGEST_MS = 10_000;

/** How long to wait before the next attempt: doubles with each, up to ten seconds. */
export function backoff(failures: number): number {
  return Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS);
}

/** Where the runners tell what went wrong. */
export interface ReaderLog {
  warn(message: string): void;
  error(message: string): void;
}

export function reasonOf(fault: unknown): string {
  return fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
}
