import { isDeepStrictEqual } from 'node:util';
import type { EventStore, Position, RecordedEvent } from '@entente/kernel';
import { EventStoreDbEventStore } from '../../../libs/event-store/eventstoredb/eventstoredb-event-store.js';
import { passes } from '../../../libs/event-store/log/event-filter.js';
import { categoryOf } from '../../../libs/event-store/log/stored-event.js';
import { gather, noteCatalogue } from '../../../libs/testing/new-events.js';
import { EventStoreDouble } from '../../eventstoredb-double/event-store-double.js';
import { Clocked } from './clocked.js';
import { follow, type Follower } from './followers.js';
import { callsLeftOpen } from './left-open.js';
import { storm } from './weather.js';
import { write, type Acknowledged } from './writers.js';

const PATIENCE = { tryMs: 400, callMs: 2_000, quietMs: 500 };
const FILTERS = [undefined, { categories: ['memos'] }, { types: ['NoteTaken'] }];

/** What came of a storm. */
export interface Damage {
  readonly struck: Readonly<Record<string, number>>;
  readonly figures: Readonly<Record<string, number>>;
  readonly breaches: readonly string[];
}

/** Writes, reads and follows through so many faults, and then looks whether the log holds what was promised, once and in order. */
export async function throughAStorm(faults: number, seed: number): Promise<Damage> {
  const double = await EventStoreDouble.start();
  try {
    return await through(double, faults, seed);
  } finally {
    await double.stop();
  }
}

async function through(double: EventStoreDouble, faults: number, seed: number): Promise<Damage> {
  const store = await opened(double);
  const clocked = new Clocked(PATIENCE.callMs + 1_000);
  const [stop, end] = [new AbortController(), Promise.withResolvers<Position>()];
  const followers = FILTERS.map((filter) => follow(store, filter, end.promise));
  const writing = write(store, clocked, stop.signal);
  const struck = await storm(double, faults, seed);
  await double.faults.allOff();
  stop.abort();
  const acknowledged = await writing;
  end.resolve(await store.head());
  await Promise.all(followers.map(({ done }) => done));
  await store.close();
  const leftOpen = await callsLeftOpen(double);
  const { breaches, stored } = await inspected(double, acknowledged, followers);
  const figures = {
    ...{ faults: sum(Object.values(struck)), calls: clocked.calls, unknownOutcomes: clocked.faults },
    ...{
      longestMs: Math.round(clocked.longestMs),
      acknowledged: sum([...acknowledged.values()].map(({ length }) => length)),
      stored,
      leftOpen,
    },
  };
  return {
    struck,
    figures,
    breaches: [...clocked.late, ...(leftOpen > 0 ? [`${leftOpen} calls were left open at the server`] : []), ...breaches],
  };
}

function opened({ connectionString }: EventStoreDouble): Promise<EventStoreDbEventStore> {
  return EventStoreDbEventStore.open({
    ...{ connectionString, catalogue: noteCatalogue, patience: PATIENCE },
    notes: { warn: (line) => void process.stderr.write(`${line}\n`) },
  });
}

interface Inspection {
  readonly breaches: readonly string[];
  readonly stored: number;
}

async function inspected(double: EventStoreDouble, acknowledged: Acknowledged, followers: readonly Follower[]): Promise<Inspection> {
  const store = await opened(double);
  const all = await gather(store.readAll());
  const breaches = [...(await lostOrDoubled(store, acknowledged, all)), ...followers.flatMap((one) => misled(one, all))];
  await store.close();
  return { breaches, stored: all.length };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}

async function lostOrDoubled(log: EventStore, promised: Acknowledged, stored: readonly RecordedEvent[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [id, places] of Map.groupBy(stored, (event) => event.id)) {
    const told = places.map(({ stream, revision, position }) => `${stream} at revision ${revision}, position ${position}`);
    if (places.length > 1) found.push(`event ${id} stands in the log ${places.length} times: ${told.join('; ')}`);
  }
  for (const [stream, ids] of promised) {
    const there = (await gather(log.readStream(stream))).map(({ id }) => id);
    const lost = ids.filter((id) => !there.includes(id));
    if (lost.length > 0) found.push(`${stream} has lost ${lost.length} acknowledged events`);
    const inOrder = stored.filter((event) => event.stream === stream).map(({ id }) => id);
    if (!isDeepStrictEqual(there, inOrder)) found.push(`${stream} differs from the log of all streams`);
  }
  return found;
}

function misled({ filter, given }: Follower, stored: readonly RecordedEvent[]): readonly string[] {
  const pass = passes(filter);
  const expected = stored.filter((event) => pass({ type: event.type, category: categoryOf(event.stream) })).map(({ id }) => id);
  return isDeepStrictEqual(
    given.map(({ id }) => id),
    expected,
  )
    ? []
    : [
        `A follower of ${JSON.stringify(filter ?? 'everything')} was given ${given.length} events instead of ${expected.length}, or in another order`,
      ];
}
