import { join } from 'node:path';
import type { SqliteEventStore } from '@entente/event-store';
import Database from 'better-sqlite3';
import type { LongLog } from './long-log.js';
import { rateAtLeast } from './mark.js';
import type { Bench, Contender } from './measure.js';
import { throughput } from './sample.js';

const ROWS_A_PAGE = 1_000;

type Row = readonly [
  position: number,
  stream: string,
  revision: number,
  id: string,
  kind: number,
  recordedAt: string,
  data: string,
  metadata: string,
];

/** The whole log in its order, beside bare pages of its rows and JSON.parse. */
export async function measureReadAll(bench: Bench, { store, folder, events }: LongLog): Promise<void> {
  const database = new Database(join(folder, 'events.db'), { readonly: true });
  try {
    await bench.report({
      id: 'P5',
      name: `everything in order, ${events.toLocaleString('en')} events`,
      ours: ours(store, events),
      limits: [raw(database, events)],
      marks: [rateAtLeast(0.7)],
    });
  } finally {
    database.close();
  }
}

function ours(store: SqliteEventStore, events: number): Contender {
  return {
    name: 'readAll',
    run: () =>
      throughput(events, async () => {
        let read = 0;
        for await (const page of store.readAll()) read += page.length;
        ensureAll(read, events);
      }),
  };
}

function raw(database: Database.Database, events: number): Contender {
  const pageAfter = database
    .prepare<[number, number], Row>(
      'SELECT position, stream, revision, id, kind, recorded_at, data, metadata FROM events WHERE position > ? ORDER BY position LIMIT ?',
    )
    .raw();
  return {
    name: `pages of ${ROWS_A_PAGE.toLocaleString('en')} rows and JSON.parse of data and metadata`,
    run: () =>
      throughput(events, async () => {
        let read = 0;
        for (let page = pageAfter.all(0, ROWS_A_PAGE); page.length > 0; page = pageAfter.all(page.at(-1)?.[0] ?? 0, ROWS_A_PAGE)) {
          read += page.map(parsed).length;
        }
        ensureAll(read, events);
      }),
  };
}

function parsed(row: Row): { readonly data: unknown; readonly metadata: unknown } {
  return { data: JSON.parse(row[6]), metadata: JSON.parse(row[7]) };
}

function ensureAll(read: number, events: number): void {
  if (read !== events) throw new Error(`Of ${events} events ${read} were read`);
}
