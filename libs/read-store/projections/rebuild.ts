import type { Clock, EventStore, Position } from '@entente/kernel';
import type { LogReader } from '../readers/log-reader.js';
import type { ReadStore } from '../store/read-store.js';
import type { Write } from '../tenures/tenure.js';
import { createIndexes } from '../tables/physical-table.js';
import { RememberedRows } from '../tables/remembered-rows.js';
import { Build } from './build.js';
import type { Projection } from './projection.js';
import { ProjectionWriter } from './projection-writer.js';
import type { ServingTable } from './serving-table.js';

/** How far a table's building has come. */
export interface RebuildProgress {
  readonly projection: string;
  readonly position: Position;
  /** The log's end when the rebuild began. */
  readonly head: Position;
  /** True once the new table serves. */
  readonly serving: boolean;
}

export type OnRebuild = (progress: RebuildProgress) => void;

export interface RebuildOptions {
  readonly projection: Projection;
  readonly serving: ServingTable;
  readonly reader: LogReader;
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly write: Write;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onProgress: OnRebuild;
}

/**
 * Builds a projection's table anew beside the serving one, which goes on serving and being written, and swaps the two.
 * @throws BuildStopped when the signal came first; the serving table is then as it was
 */
export async function rebuild(options: RebuildOptions): Promise<void> {
  const { projection, serving, reader, eventStore, readStore, write, clock, signal, onProgress } = options;
  const { name, types } = projection;
  const place = await serving.createNext();
  const head = await eventStore.head();
  const { dialect } = readStore;
  const statements = new RememberedRows(projection.table, dialect.statements(projection.table, place.name));
  const writer = new ProjectionWriter({ projection, statements, reader: serving.nextName, clock });
  const tell = (position: Position): void => onProgress({ projection: name, position, head, serving: false });
  const build = new Build({ name, types, eventStore, write, writer, signal, onProgress: tell });
  try {
    await build.upTo(head);
    // A table fills several times as fast without its indexes.
    await write((trx) => createIndexes(trx, dialect, projection.table, place));
    await build.upTo(await eventStore.head());
    await reader.exclusively(async () => {
      await build.upTo(Math.max(reader.position, await eventStore.head()));
      await serving.swap(place, build.stand);
      await reader.open();
      reader.reach(build.position);
    });
  } catch (fault) {
    await serving.dropNext();
    throw fault;
  }
  onProgress({ projection: name, position: build.position, head, serving: true });
}
