import type { Clock, EventStore, Position } from '@entente/kernel';
import type { Parked } from '../store/bookkeeping.js';
import { ReadStore } from '../store/read-store.js';
import type { Write } from '../tenures/tenure.js';
import { createIndexes, createTable } from '../tables/physical-table.js';
import { RememberedRows } from '../tables/remembered-rows.js';
import { storedAs } from '../tables/table-shape.js';
import { Build } from './build.js';
import { digestOf } from './digest.js';
import type { Projection } from './projection.js';
import { ProjectionWriter } from './projection-writer.js';

/** A projection built from nothing up to one position, apart from the one that serves. */
export interface Scratch {
  /** The store with the projection's table, for queries. */
  readonly store: ReadStore;
  readonly position: Position;
  digest(): Promise<string>;
  /** The events that could not be handled on the way. */
  parked(): Promise<readonly Parked[]>;
  /** Throws the store away. */
  close(): Promise<void>;
}

export interface ScratchOptions {
  readonly eventStore: EventStore;
  readonly projection: Projection;
  readonly clock: Clock;
  /** Where to stop: at the log's end at the latest. */
  readonly position: Position;
  readonly signal?: AbortSignal;
}

/** Builds a projection from nothing in a store of its own, stopped exactly at a position. */
export async function buildScratch({ eventStore, projection, clock, position, signal }: ScratchOptions): Promise<Scratch> {
  const store = await ReadStore.open({ memory: true });
  const { name, table, types } = projection;
  const place = { name: storedAs(table), generation: 1 };
  const { writer: database, dialect } = store;
  const write: Write = (work) => database.transaction().execute(work);
  const statements = new RememberedRows(table, dialect.statements(table, place.name));
  const writer = new ProjectionWriter({ projection, statements, reader: name, clock });
  const build = new Build({ name, types, eventStore, write, writer, signal: signal ?? new AbortController().signal });
  try {
    await createTable(database, dialect, table, place);
    await build.upTo(Math.min(position, await eventStore.head()));
    await createIndexes(database, dialect, table, place);
  } catch (fault) {
    await store.close();
    throw fault;
  }
  return {
    store,
    position: build.position,
    digest: () => digestOf(store.database, table, build.position),
    parked: () => store.parked(name),
    close: () => store.close(),
  };
}
