import type { handleServerStreamingCall } from '@grpc/grpc-js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { EventLog } from '../log/event-log.js';
import type { EventRecord } from '../log/event-record.js';
import { admit } from './admission.js';
import { eventResponse, streamNotFound } from './messages.js';
import { Outgoing, type ReadCall } from './outgoing.js';
import { requestOf, type ReadRequest } from './read-request.js';
import { invalidArgument, streamDeleted } from './status.js';
import type { Store } from './store.js';
import { subscribeToAll } from './subscribe-to-all.js';
import { subscribeToStream } from './subscribe-to-stream.js';

/** Reads and subscriptions are one method on the wire. */
export function readHandler(store: Store): handleServerStreamingCall<streams.ReadReq, streams.ReadResp> {
  return (call) => {
    const request = requestOf(call.request.getOptions());
    void handle(store, call, request);
  };
}

async function handle(store: Store, call: ReadCall, request: ReadRequest | undefined): Promise<void> {
  const outgoing = new Outgoing(call, store.counts);
  if (request === undefined) return outgoing.refuse(invalidArgument('Neither a stream nor all of them'));
  const name = request.kind === 'stream' || request.kind === 'all' ? 'read' : 'subscribe';
  void outgoing.ended.then(store.counts.enter(name));
  const admission = await admit(store, name, call.metadata);
  if (admission.kind === 'refused') return outgoing.refuse(admission.refusal);
  if (admission.kind === 'silent') return;
  await answer(store, outgoing, request);
}

async function answer(store: Store, outgoing: Outgoing, request: ReadRequest): Promise<void> {
  if (isNowhere(store.log, request)) return outgoing.refuse(invalidArgument('Trying to read from an invalid position.'));
  switch (request.kind) {
    case 'stream':
      return readStream(store.log, outgoing, request);
    case 'all':
      return give(outgoing, allOf(store.log, request), request.count);
    case 'subscribe-to-stream':
      return subscribeToStream(store, outgoing, request);
    case 'subscribe-to-all':
      return subscribeToAll(store, outgoing, request);
  }
}

function isNowhere(log: EventLog, request: ReadRequest): boolean {
  const ofAll = request.kind === 'all' || request.kind === 'subscribe-to-all';
  return ofAll && typeof request.from === 'object' && !log.isPlaceToRead(request.from);
}

async function readStream(log: EventLog, outgoing: Outgoing, request: Extract<ReadRequest, { kind: 'stream' }>): Promise<void> {
  const { stream, from, backwards, count } = request;
  const found = log.visibleStream(stream);
  if (found.tombstoned) return outgoing.refuse(streamDeleted(stream));
  if (found.missing) {
    await outgoing.write(streamNotFound(stream));
    return outgoing.end();
  }
  const start = revisionOf(from, found.last);
  const events = backwards
    ? found.events.slice(Number(found.first), Number(min(start, found.last)) + 1).toReversed()
    : found.events.slice(Number(max(start, found.first)));
  return give(outgoing, events, count);
}

/** From a revision inclusively; forwards from the end gives nothing, backwards from the start the first event. */
function revisionOf(from: Extract<ReadRequest, { kind: 'stream' }>['from'], last: bigint): bigint {
  if (from === 'start') return 0n;
  return from === 'end' ? last : from;
}

const min = (one: bigint, other: bigint): bigint => (one < other ? one : other);
const max = (one: bigint, other: bigint): bigint => (one > other ? one : other);

/** A position is a place between events: forwards what begins there comes first, backwards what ends there. */
function* allOf(log: EventLog, { from, backwards }: Extract<ReadRequest, { kind: 'all' }>): Generator<EventRecord> {
  const length = log.length;
  let index = from === 'start' ? 0 : from === 'end' ? length : log.countBefore(from);
  if (backwards) {
    for (index -= 1; index >= 0; index -= 1) yield* present(log.at(index));
  } else {
    for (; index < length; index += 1) yield* present(log.at(index));
  }
}

const present = (record: EventRecord | undefined): readonly EventRecord[] => (record === undefined ? [] : [record]);

async function give(outgoing: Outgoing, events: Iterable<EventRecord>, count: number): Promise<void> {
  let given = 0;
  for (const event of events) {
    if (given >= count || outgoing.over) break;
    await outgoing.write(eventResponse(event));
    given += 1;
  }
  outgoing.end();
}
