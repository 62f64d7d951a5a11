import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SqliteEventStore } from '@entente/event-store';
import { ProjectionRunner, ReadStore } from '@entente/read-store';
import { partnerships } from '../../libs/lifecycle/partnership/read/partnerships.projection.js';
import { openLog } from './logs.js';
import { writeLongLog, type LongLog } from './long-log.js';
import { rateAtLeast } from './mark.js';
import type { Bench, Contender, MeasureGroup } from './measure.js';
import { RawTable } from './raw-table.js';
import { measureReadAll } from './read-all.measures.js';
import { throughput } from './sample.js';

const clock = { now: () => new Date().toISOString() };

/** What goes through a whole log of a million events: reading it, and building the list of partnerships from nothing. */
export const rebuildMeasures: MeasureGroup = { ids: ['P5', 'P6'], run: measureLongLog };

async function measureLongLog(bench: Bench): Promise<void> {
  const folder = join(bench.folder, 'long-log');
  const events = writeLongLog(folder, bench.size(1_000_000, 10_000));
  const store = await openLog(folder);
  try {
    await measureReadAll(bench, { store, folder, events });
    await measureRebuild(bench, { store, folder, events });
  } finally {
    await store.close();
  }
}

/** Beside the same rows written without a log, without events and without a framework. */
async function measureRebuild(bench: Bench, { store, events }: LongLog): Promise<void> {
  const folder = join(bench.folder, 'built');
  await built(store, folder);
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
      const sample = await throughput(events, () => built(store, target));
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
      const table = RawTable.read(source, partnerships.table.name);
      const sample = await throughput(events, async () => table.write(target));
      await Promise.all([target, `${target}-wal`, `${target}-shm`].map((path) => rm(path, { force: true })));
      return sample;
    },
  };
}

async function built(eventStore: SqliteEventStore, folder: string): Promise<void> {
  const readStore = await ReadStore.open({ folder });
  const note = (fault: string): void => void process.stderr.write(`${fault}\n`);
  const runner = new ProjectionRunner({ eventStore, readStore, projections: [partnerships], clock, log: { warn: note, error: note } });
  // A projection that is new beside a log that is not is built before anything is served.
  await runner.start();
  if (runner.positionOf(partnerships.name) !== (await eventStore.head()))
    throw new Error('The projection was not built to the end of the log');
  await runner.stop();
  await readStore.close();
}
