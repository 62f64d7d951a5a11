import {
  BACKWARDS,
  END,
  FORWARDS,
  START,
  eventTypeFilter,
  streamNameFilter,
  type EventStoreDBClient,
  type Filter,
  type StreamingRead,
} from '@eventstore/db-client';
import type { Direction, EventFilter, Position, Revision } from '@entente/kernel';
import { CollectedPage, type Page } from './collected-page.js';
import { isPlace, placeOf, type Place, type Resolved } from './server-event.js';
import { textOf } from './server-fault.js';

export interface PageOfAll {
  /** Inclusive forwards, exclusive backwards; undefined for the end that the direction starts at. */
  readonly from: Place | undefined;
  readonly direction: Direction;
  readonly count: number;
}

export interface PageOfStream {
  readonly stream: string;
  /** Inclusive; undefined for the end that the direction starts at. */
  readonly from: Revision | undefined;
  readonly direction: Direction;
  readonly count: number;
}

/** A page of the matching events behind a place. */
export interface FilteredPage {
  /** Exclusive; undefined for the log's start. */
  readonly after: Place | undefined;
  readonly filter: EventFilter;
  readonly count: number;
  /** Of an event of the log: everything up to here is wanted. */
  readonly until: Position;
}

/** Of one reading: how long it may take, and whether the leader alone will do. */
export interface Limits {
  readonly ms: number;
  readonly requiresLeader: boolean;
}

const CHECKPOINT_EVERY = 8;
const NO_EVENTS: Page = { events: [], ended: true };

export async function readAll(client: EventStoreDBClient, { from, direction, count }: PageOfAll, limits: Limits): Promise<Page> {
  const forwards = direction === 'forwards';
  const fromPosition = from ?? (forwards ? START : END);
  const { requiresLeader, ms } = limits;
  const read = client.readAll({ fromPosition, direction: forwards ? FORWARDS : BACKWARDS, maxCount: count, requiresLeader });
  return collected(read, count, ms);
}

/** Of a stream that has no event, nothing. */
export async function readStream(client: EventStoreDBClient, wanted: PageOfStream, { ms, requiresLeader }: Limits): Promise<Page> {
  const { stream, from, direction, count } = wanted;
  const forwards = direction === 'forwards';
  const end = forwards ? START : END;
  const fromRevision = from === undefined ? end : BigInt(from);
  const read = client.readStream(stream, { fromRevision, direction: forwards ? FORWARDS : BACKWARDS, maxCount: count, requiresLeader });
  try {
    return await collected(read, count, ms);
  } catch (fault) {
    if (textOf(fault, 'type') === 'stream-not-found') return NO_EVENTS;
    throw fault;
  }
}

/**
 * Reads with a filter of the server, which offers one for subscriptions alone. That everything up to `until` was given is
 * taken from a checkpoint at or behind it, after what came before the checkpoint was taken in; the end of a page says no more
 * than that nothing else matches up to there.
 */
export async function readFiltered(client: EventStoreDBClient, wanted: FilteredPage, { ms, requiresLeader }: Limits): Promise<Page> {
  const { after, count, until } = wanted;
  let reached = (_: Place): void => undefined;
  const filter = filterOnServer(wanted.filter, (place) => reached(place));
  const read = client.subscribeToAll({ fromPosition: after ?? START, filter, requiresLeader });
  const page = new CollectedPage(read, { count, ms, cancel: () => read.unsubscribe() });
  const end = BigInt(until);
  // A checkpoint may stand where an event begins, before it was looked at.
  const isBehind = ({ commit, prepare }: Place): boolean => commit > end || (commit === end && prepare >= end);
  reached = (place) => {
    if (!isPlace(place)) return;
    page.afterBuffer(() => (isBehind(place) ? page.end() : page.reach(place)));
  };
  read.on('error', (fault) => page.fail(fault));
  read.on('end', () => page.cutOff());
  read.on('caughtUp', () => page.afterBuffer(() => page.cutOff()));
  read.on('data', (event) => {
    page.add(event);
    const place = placeOf(event);
    if (place !== undefined && isBehind(place)) page.end();
  });
  return page.whole;
}

function collected<E extends Resolved>(read: StreamingRead<E>, count: number, ms: number): Promise<Page> {
  const page = new CollectedPage(read, { count, ms, cancel: () => read.cancel() });
  read.on('error', (fault) => page.fail(fault));
  read.on('data', (event) => page.add(event)).on('end', () => page.end());
  return page.whole;
}

/** One filter is all that the server takes: by category when there is one, else by type. What passes is looked at again. */
function filterOnServer({ categories, types = [] }: EventFilter, reached: (place: Place) => void): Filter {
  const options = { checkpointInterval: CHECKPOINT_EVERY, checkpointReached: (_: unknown, place: Place) => reached(place) };
  return categories === undefined
    ? eventTypeFilter({ ...options, prefixes: [...types] })
    : streamNameFilter({ ...options, prefixes: categories.map((category) => `${category}-`) });
}

/** Places at which reading can begin, in order, and whether they reach to the log's end. */
export interface Landmarks {
  readonly places: readonly Place[];
  readonly ended: boolean;
}

/** So many events between two landmarks: 32 a page of the server, so many pages. */
const LANDMARK_EVERY = 64;
const NO_STREAM_AT_ALL = '$entente-landmarks-';

/** Lets the server walk over its log without sending an event, and tell how far it has come. */
export async function readLandmarks(
  client: EventStoreDBClient,
  after: Place | undefined,
  { ms, requiresLeader }: Limits,
): Promise<Landmarks> {
  const { promise, resolve, reject } = Promise.withResolvers<Landmarks>();
  const places: Place[] = [];
  const checkpointReached = (_: unknown, place: Place): void => void places.push(place);
  const filter = streamNameFilter({ prefixes: [NO_STREAM_AT_ALL], checkpointInterval: LANDMARK_EVERY, checkpointReached });
  const walk = client.subscribeToAll({ fromPosition: after ?? START, filter, requiresLeader });
  walk.on('error', reject).on('end', () => resolve({ places, ended: false }));
  walk.on('caughtUp', () => resolve({ places, ended: true }));
  walk.resume();
  const timer = setTimeout(() => resolve({ places, ended: false }), ms);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    walk.unsubscribe().catch(() => undefined);
    walk.destroy();
  }
}
