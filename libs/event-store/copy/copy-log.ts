import { EventStoreError, WrongExpectedRevision, type Position } from '@entente/kernel';
import type { WrittenEvent } from '../log/stored-event.js';
import { differenceAt } from './difference.js';
import type { LogAsWritten, TakingLog } from './log-as-written.js';
import { Reading } from './reading.js';

/** The target holds something else than a beginning of the source. Nothing was changed in it. */
export class NotABeginning extends EventStoreError {}

/** What a copy did. */
export interface Copied {
  /** Events that the target held before, each compared with the source's. */
  readonly kept: number;
  readonly copied: number;
  /** What the copying of those took. */
  readonly ms: number;
}

interface Copy {
  readonly from: LogAsWritten;
  readonly to: TakingLog;
  /** Told how far the source is in the target. */
  readonly onProgress: (position: Position) => void;
}

/**
 * Puts behind the target's end what the source has beyond it, in the source's order. Killed at any moment, it goes on from
 * there when it is called again.
 * @throws NotABeginning, WrongExpectedRevision, StoreFault
 */
export async function copyLog({ from, to, onProgress }: Copy): Promise<Copied> {
  const source = new Reading(from);
  await passBeginning(source, new Reading(to));
  const [kept, start] = [source.count, performance.now()];
  let copied = 0;
  for await (const events of source.rest()) {
    await take(to, events, from);
    copied += events.length;
    onProgress(source.position);
  }
  return { kept, copied, ms: performance.now() - start };
}

/** @throws NotABeginning unless the source begins with all that the target holds */
async function passBeginning(source: Reading, target: Reading): Promise<void> {
  for (let held = await target.next(); held !== undefined; held = await target.next()) {
    const difference = differenceAt(target.count, [await source.next(), source], [held, target]);
    if (difference !== undefined) throw new NotABeginning(`${target.log.name} is not a beginning of ${source.log.name}. ${difference}`);
  }
}

async function take(to: TakingLog, events: readonly WrittenEvent[], from: LogAsWritten): Promise<void> {
  try {
    await to.take(events);
  } catch (fault) {
    if (!(fault instanceof WrongExpectedRevision)) throw fault;
    throw new NotABeginning(`${fault.message}: something else writes to ${to.name}, or ${from.name} lacks events of the stream`);
  }
}
