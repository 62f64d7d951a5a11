import type { Position } from '@entente/kernel';
import { differenceAt } from './difference.js';
import type { LogAsWritten } from './log-as-written.js';
import { Reading } from './reading.js';

/** A log in short: the digest covers all that its events are, in their order, and not their positions. */
export interface Digested {
  readonly log: string;
  readonly events: number;
  readonly sha256: string;
}

export interface Comparison {
  readonly from: Digested;
  readonly to: Digested;
  /** The first one, in words; undefined when the two logs are the same. */
  readonly difference: string | undefined;
}

interface Pair {
  readonly from: LogAsWritten;
  readonly to: LogAsWritten;
  /** Told how far the first log was read. */
  readonly onProgress: (position: Position) => void;
}

/** Reads both logs as they stand, side by side, a page of each at a time. */
export async function compareLogs({ from, to, onProgress }: Pair): Promise<Comparison> {
  const [source, target] = [new Reading(from), new Reading(to)];
  let difference: string | undefined;
  for (let place = 1; ; place += 1) {
    const [one, other] = [await source.next(), await target.next()];
    if (one === undefined && other === undefined) break;
    difference ??= differenceAt(place, [one, source], [other, target]);
    onProgress(source.position);
  }
  return { from: digested(source), to: digested(target), difference };
}

function digested(reading: Reading): Digested {
  return { log: reading.log.name, events: reading.count, sha256: reading.digest() };
}
