import { setTimeout as sleep } from 'node:timers/promises';

/** Waits before the next try; attempts count from 1. */
export type Pause = (attempt: number) => Promise<void>;

const LONGEST_MS = 64;

/** At random between nothing and 1, 2, 4, … 64 ms, so that those who collided part. */
export const jitteredPause: Pause = (attempt) => sleep(Math.random() * Math.min(LONGEST_MS, 2 ** (attempt - 1)));
