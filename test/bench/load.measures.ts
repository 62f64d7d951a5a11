import { join } from 'node:path';
import type { SqliteEventStore } from '@entente/event-store';
import type { DomainEvent } from '@entente/kernel';
import Database from 'better-sqlite3';
import { inboundRequestDecider } from '../../libs/lifecycle/inbound-request/domain/inbound-request.decider.js';
import { fillStreams, openLog } from './logs.js';
import { rateAtLeast } from './mark.js';
import type { Bench, Contender, MeasureGroup } from './measure.js';
import { timed } from './sample.js';
import { aTalkedOverRequest } from './stories.js';

interface Stream {
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/** Streams of ten events, loaded and folded one after the other, beside bare rows and JSON.parse with the same fold. */
export const loadMeasures: MeasureGroup = { ids: ['P4'], run: measureLoads };

async function measureLoads(bench: Bench): Promise<void> {
  const folder = join(bench.folder, 'loads');
  const streams = bench.size(5_000, 500);
  const calls = bench.size(20_000, 1_000);
  const store = await openLog(folder);
  await fillStreams(store, streams, aTalkedOverRequest());
  const database = new Database(join(folder, 'events.db'), { readonly: true });
  const pick = (index: number): string => `inboundRequest-${(index * 7_919) % streams}`;
  try {
    const name = `load and fold of a stream of ${aTalkedOverRequest().length} events`;
    await bench.report({ id: 'P4', name, ours: ours(store, calls, pick), limits: [raw(database, calls, pick)], marks: [rateAtLeast(0.6)] });
  } finally {
    database.close();
    await store.close();
  }
}

type Pick = (index: number) => string;

function ours(store: SqliteEventStore, calls: number, pick: Pick): Contender {
  return {
    name: 'readStream and evolve',
    run: () =>
      timed({ calls, concurrent: 1 }, async (index) => {
        let state = inboundRequestDecider.initialState;
        for await (const page of store.readStream(pick(index))) {
          for (const event of page) state = inboundRequestDecider.evolve(state, event);
        }
        ensureFolded(state);
      }),
  };
}

function raw(database: Database.Database, calls: number, pick: Pick): Contender {
  const read = database.prepare<[string], Stream>(
    'SELECT type, data, metadata FROM events JOIN kinds USING (kind) WHERE stream = ? ORDER BY revision',
  );
  return {
    name: 'rows, JSON.parse and evolve',
    run: () =>
      timed({ calls, concurrent: 1 }, async (index) => {
        let state = inboundRequestDecider.initialState;
        for (const { type, data, metadata } of read.all(pick(index))) {
          const event: DomainEvent & { readonly metadata: unknown } = { type, data: JSON.parse(data), metadata: JSON.parse(metadata) };
          state = inboundRequestDecider.evolve(state, event);
        }
        ensureFolded(state);
      }),
  };
}

function ensureFolded({ status }: { readonly status: string }): void {
  if (status !== 'OPEN') throw new Error(`Folded to ${status}`);
}
