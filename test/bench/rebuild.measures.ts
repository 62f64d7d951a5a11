import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { SqliteEventStore } from '@entente/event-store';
import { ProjectionRunner, ReadStore } from '@entente/read-store';
import { partnerships } from '../../libs/lifecycle/partnership/read/partnerships.projection.js';
import { fillLives, openLog } from './logs.js';
import { rateAtLeast } from './mark.js';
import type { Bench, Contender, MeasureGroup } from './measure.js';
import { RawTable } from './raw-table.js';
import { throughput } from './sample.js';
import { aLife } from './stories.js';

const clock = { now: () => new Date().toISOString() };

/** The list of partnerships built from nothing, beside the same rows written without a log, without events and without a framework. */
export const rebuildMeasures: MeasureGroup = { ids: ['P6'], run: measureRebuild };

async function measureRebuild(bench: Bench): Promise<void> {
  const count = bench.size(200_000, 10_000) / aLife('p').length;
  const lives = Array.from({ length: Math.ceil(count) }, (_, number) => aLife(`partnership-${number}`));
  const events = lives.reduce((sum, { length }) => sum + length, 0);
  const store = await openLog(join(bench.folder, 'rebuild'));
  try {
    await fillLives(store, lives);
    const folder = join(bench.folder, 'built');
    await built(store, folder);
    const table = RawTable.read(join(folder, 'read-models.db'), partnerships.table.name);
    await bench.report({
      id: 'P6',
      name: `rebuild of the partnerships from ${events.toLocaleString('en')} events, in events`,
      ours: rebuild(bench, store, events),
      limits: [rows(bench, table, events)],
      marks: [rateAtLeast(0.4)],
    });
  } finally {
    await store.close();
  }
}

function rebuild({ folder }: Bench, store: SqliteEventStore, events: number): Contender {
  return {
    name: 'read, projected, written, indexed, switched',
    run: () => throughput(events, () => built(store, join(folder, `built-${randomUUID()}`))),
  };
}

function rows({ folder }: Bench, table: RawTable, events: number): Contender {
  return {
    name: `its ${table.rows.toLocaleString('en')} rows upserted in batches, then indexed`,
    run: () => throughput(events, async () => table.write(join(folder, `rows-${randomUUID()}.db`))),
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
