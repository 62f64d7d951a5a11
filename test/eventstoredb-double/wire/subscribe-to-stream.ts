import { randomUUID } from 'node:crypto';
import type { EventRecord } from '../log/event-record.js';
import type { EventStream } from '../log/event-stream.js';
import { caughtUp, confirmation, eventResponse } from './messages.js';
import type { Outgoing } from './outgoing.js';
import type { From, ReadRequest } from './read-request.js';
import { streamDeleted } from './status.js';
import type { Store } from './store.js';

/** The server keeps this many events for a subscription that is live; one that is further behind catches up again. */
export const LIVE_BUFFER = 32;

/** From a revision exclusively. A stream that is missing is waited for. */
export async function subscribeToStream(
  { log, subscriptions }: Store,
  outgoing: Outgoing,
  { stream, from }: Extract<ReadRequest, { kind: 'subscribe-to-stream' }>,
): Promise<void> {
  void outgoing.ended.then(subscriptions.add((refusal) => outgoing.refuse(refusal)));
  await outgoing.write(confirmation(randomUUID()));
  let next = firstRevision(log.visibleStream(stream), from);
  let live = false;
  while (!outgoing.over) {
    const changed = log.changed();
    const found = log.visibleStream(stream);
    if (found.tombstoned) return outgoing.refuse(streamDeleted(stream));
    const waiting = waitingFrom(found, next);
    live &&= waiting.length <= LIVE_BUFFER;
    for (const event of waiting) {
      await outgoing.write(eventResponse(event));
      next = event.revision + 1n;
    }
    if (waiting.length > 0) continue;
    if (!live) await outgoing.write(caughtUp());
    live = true;
    await Promise.race([changed, outgoing.ended]);
  }
}

function firstRevision(stream: EventStream, from: From<bigint>): bigint {
  if (from === 'start') return 0n;
  return from === 'end' ? stream.last + 1n : from + 1n;
}

function waitingFrom(stream: EventStream, next: bigint): readonly EventRecord[] {
  if (stream.softDeleted) return [];
  return stream.events.slice(Number(next < stream.first ? stream.first : next));
}
