import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SqliteEventStore } from '@entente/event-store';
import { storedAs } from '@entente/read-store';
import { partnerships } from '../../libs/lifecycle/partnership/read/partnerships.projection.js';
import { built } from './built-read-models.js';
import { openLog } from './logs.js';
import { writeLongLog, type LongLog } from './long-log.js';
import { rateAtLeast } from './mark.js';
import type { Bench, Contender, MeasureGroup } from './measure.js';
import { measurePostgresRebuild } from './postgres-rebuild.js';
import { RawTable } from './raw-table.js';
import { measureReadAll } from './read-all.measures.js';
import { throughput } from './sample.js';

/** What goes through a whole log of a million events: reading it, and building the list of partnerships from nothing. */
export const rebuildMeasures: MeasureGroup = { ids: ['P5', 'P6', 'E2'], run: measureLongLog };

async function measureLongLog(bench: Bench): Promise<void> {
  const folder = join(bench.folder, 'long-log');
  const events = writeLongLog(folder, bench.size(1_000_000, 10_000));
  const store = await openLog(folder);
  try {
    await measureReadAll(bench, { store, folder, events });
    await measureRebuild(bench, { store, folder, events });
    await measurePostgresRebuild(bench, { store, folder, events });
  } finally {
    await store.close();
  }
}

/** Beside the same rows written without a log, without events and without a framework. */
async function measureRebuild(bench: Bench, { store, events }: LongLog): Promise<void> {
  const folder = join(bench.folder, 'built');
  await built(store, { folder });
  await bench.report({
    id: 'P6',
    name: `rebuild of the partnerships from ${events.toLocaleString('en')} events, in events`,
    ours: rebuild(bench, store, events),
    limits: [rows(bench, join(folder, 'read-models.db'), events)],
    marks: [rateAtLeast(0.4)],
  });
}

function rebuild({ folder }: Bench, store: SqliteEventStore, events: number): Contender {
  return {
    name: 'read, projected, written, indexed, switched',
    async run() {
      const target = join(folder, `built-${randomUUID()}`);
      const sample = await throughput(events, () => built(store, { folder: target }));
      await rm(target, { recursive: true });
      return sample;
    },
  };
}

function rows({ folder }: Bench, source: string, events: number): Contender {
  return {
    name: 'its rows upserted in batches, then indexed',
    async run() {
      const target = join(folder, `rows-${randomUUID()}`);
      // Read anew each time: rows that stay in memory would burden the collection of garbage in the other's run.
      const table = RawTable.read(source, storedAs(partnerships.table));
      const sample = await throughput(events, async () => table.write(target));
      await Promise.all([target, `${target}-wal`, `${target}-shm`].map((path) => rm(path, { force: true })));
      return sample;
    },
  };
}
