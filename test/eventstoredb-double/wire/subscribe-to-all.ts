import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { FaultBoard } from '../faults/fault-board.js';
import type { EventLog } from '../log/event-log.js';
import { endOf, type EventRecord, type Position } from '../log/event-record.js';
import { Checkpoints } from './checkpoints.js';
import { filterOf, type EventFilter } from './event-filter.js';
import { caughtUp, confirmation, eventResponse } from './messages.js';
import type { Outgoing } from './outgoing.js';
import type { ReadRequest } from './read-request.js';
import type { Store } from './store.js';
import { LIVE_BUFFER } from './subscribe-to-stream.js';

const PAGE = 32;
const LOG_START: Position = { commit: 0n, prepare: 0n };
const everything: EventFilter = { matches: () => true, window: PAGE, interval: Infinity };

/** From a position exclusively. */
export async function subscribeToAll(
  { log, faults, subscriptions }: Store,
  outgoing: Outgoing,
  request: Extract<ReadRequest, { kind: 'subscribe-to-all' }>,
): Promise<void> {
  const remove = subscriptions.add((refusal) => outgoing.refuse(refusal));
  void outgoing.ended.then(remove);
  await outgoing.write(confirmation(randomUUID()));
  const filter = request.filter === undefined ? everything : filterOf(request.filter);
  let next = firstIndex(log, request.from);
  const start = typeof request.from === 'string' ? (log.at(next - 1)?.position ?? LOG_START) : request.from;
  const checkpoints = new Checkpoints(filter, start, faults, outgoing);
  while (!outgoing.over) {
    next = await catchUp({ log, outgoing, filter, checkpoints, faults }, next);
    if (request.filter !== undefined) await checkpoints.onGoingLive(log.at(0));
    await outgoing.write(caughtUp());
    next = await followLive({ log, outgoing, filter, checkpoints, faults }, next);
  }
}

interface Reading {
  readonly log: EventLog;
  readonly outgoing: Outgoing;
  readonly filter: EventFilter;
  readonly checkpoints: Checkpoints;
  readonly faults: FaultBoard;
}

function firstIndex(log: EventLog, from: Extract<ReadRequest, { kind: 'subscribe-to-all' }>['from']): number {
  if (from === 'start') return 0;
  return from === 'end' ? log.length : log.countUpTo(from);
}

/** Where the record behind this one begins, which a page begins with and no event has for its position. */
const behind = (record: EventRecord | undefined): Position => (record === undefined ? LOG_START : { commit: endOf(record), prepare: 0n });

/** Pages up to the log's end. @returns the index behind what was considered */
async function catchUp({ log, outgoing, filter, checkpoints, faults }: Reading, from: number): Promise<number> {
  let next = from;
  while (next < log.length && !outgoing.over) {
    const page = pageOf(log, next, filter);
    const slow = faults.strikes('slow-walk');
    if (slow !== undefined) await wait(slow.ms);
    const matching = page.filter(filter.matches);
    for (const record of matching) await outgoing.write(eventResponse(record));
    const start = behind(log.at(next - 1));
    next += page.length;
    await checkpoints.afterPage({ start, given: matching.at(-1)?.position, end: behind(page.at(-1)), considered: page.length });
  }
  return next;
}

function pageOf(log: EventLog, from: number, { matches, window }: EventFilter): readonly EventRecord[] {
  const page: EventRecord[] = [];
  let matching = 0;
  for (let record = log.at(from); record !== undefined && page.length < window && matching < PAGE; record = log.at(from + page.length)) {
    page.push(record);
    if (matches(record)) matching += 1;
  }
  return page;
}

/** Each event as it comes. @returns the index behind what was considered, once the subscription fell too far behind or is over */
async function followLive({ log, outgoing, filter, checkpoints }: Reading, from: number): Promise<number> {
  let next = from;
  while (!outgoing.over && log.length - next <= LIVE_BUFFER) {
    const changed = log.changed();
    const record = log.at(next);
    if (record === undefined) {
      await Promise.race([changed, outgoing.ended]);
      continue;
    }
    if (filter.matches(record)) await outgoing.write(eventResponse(record));
    await checkpoints.afterEvent(record);
    next += 1;
  }
  return next;
}
