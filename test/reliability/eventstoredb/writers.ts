import { WrongExpectedRevision, type EventStore, type NewEvent, type Revision } from '@entente/kernel';
import { aStream, notes } from '../../../libs/testing/new-events.js';
import type { Clocked } from './clocked.js';

const SHARED = 4;
/** More than the store lets work at a time, so that some wait for their turn when a connection is given up. */
const WRITERS = 100;

/** What was acknowledged: the ids of each stream's appends. */
export type Acknowledged = Map<string, string[]>;

/** Append until they are told to stop, each to a stream of its own and to some that they contend for. */
export async function write(store: EventStore, clocked: Clocked, stop: AbortSignal): Promise<Acknowledged> {
  const acknowledged: Acknowledged = new Map();
  const shared = Array.from({ length: SHARED }, () => aStream('memos'));
  const writers = Array.from({ length: WRITERS }, async (_, number) => {
    const [own, contended] = [aStream(), shared[number % SHARED] ?? ''];
    for (let turn = 0; !stop.aborted; turn += 1) {
      await append(turn % 4 === 3 ? contended : own, notes(1 + (turn % 3)));
    }
  });

  async function append(stream: string, events: readonly NewEvent[]): Promise<void> {
    for (;;) {
      const expected = await lastOf(stream);
      if (await settled(stream, expected, events)) return;
      if (stop.aborted) return;
    }
  }

  /** A repeat with the same ids and revision tells what came of it. @returns false when another was quicker */
  async function settled(stream: string, expected: Revision | 'none', events: readonly NewEvent[]): Promise<boolean> {
    for (;;) {
      try {
        const result = await clocked.call(`append to ${stream}`, () => store.append(stream, expected, events));
        if (result === undefined) continue;
        acknowledged.set(stream, [...(acknowledged.get(stream) ?? []), ...events.map(({ id }) => id)]);
        return true;
      } catch (fault) {
        if (fault instanceof WrongExpectedRevision) return false;
        throw fault;
      }
    }
  }

  async function lastOf(stream: string): Promise<Revision | 'none'> {
    for (;;) {
      const page = await clocked.call(`read of ${stream}`, async () => {
        for await (const [last] of store.readStream(stream, { direction: 'backwards', limit: 1 })) return last?.revision ?? 'none';
        return 'none' as const;
      });
      if (page !== undefined) return page;
    }
  }

  await Promise.all(writers);
  return acknowledged;
}
