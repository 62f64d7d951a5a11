import { setFlagsFromString } from 'node:v8';

/** By so many percent of what is in use the heap may grow before its next collection. */
const GROWTH_PERCENT = 50;

/**
 * V8 lets a busy heap grow fourfold on a machine with much memory, and keeps what it once had. What lives in this process is small
 * and its garbage is not: it is collected sooner. The young generation is bounded by the start command, since it cannot be later.
 */
export function boundHeap(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
