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

type Row = readonly [type: string, data: string, metadata: string];

const LENGTHS = [10, 100, 1_000];

/** Streams of one length, loaded and folded one after the other, beside bare rows and JSON.parse with the same fold. */
export const loadMeasures: MeasureGroup = {
  ids: ['P4'],
  async run(bench) {
    for (const length of LENGTHS) await measureLoads(bench, length);
  },
};

async function measureLoads(bench: Bench, length: number): Promise<void> {
  const folder = join(bench.folder, `loads-${length}`);
  const streams = bench.size(50_000, 5_000) / length;
  const calls = bench.size(200_000, 10_000) / length;
  const store = await openLog(folder);
  await fillStreams(store, streams, aRequestOf(length));
  const database = new Database(join(folder, 'events.db'), { readonly: true });
  const pick = (index: number): string => `inboundRequest-${(index * 7_919) % streams}`;
  try {
    await bench.report({
      id: 'P4',
      name: `load and fold of a stream of ${length.toLocaleString('en')} events`,
      ours: ours(store, calls, pick),
      limits: [raw(database, calls, pick)],
      marks: [rateAtLeast(0.6)],
    });
  } finally {
    database.close();
    await store.close();
  }
}

/** A request that was talked over for so long that its lead changed again and again. */
function aRequestOf(length: number): readonly DomainEvent[] {
  const story = aTalkedOverRequest();
  const leads = story.filter(({ type }) => type === 'LeadDeclared');
  const further = Array.from({ length: Math.ceil((length - story.length) / leads.length) }, () => leads).flat();
  return [...story, ...further].slice(0, length);
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
  const read = database
    .prepare<[string], Row>('SELECT type, data, metadata FROM events JOIN kinds USING (kind) WHERE stream = ? ORDER BY revision')
    .raw();
  return {
    name: 'rows, JSON.parse and evolve',
    run: () =>
      timed({ calls, concurrent: 1 }, async (index) => {
        let state = inboundRequestDecider.initialState;
        for (const [type, data, metadata] of read.all(pick(index))) {
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
