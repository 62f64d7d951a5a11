import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { SqliteEventStore } from '@entente/event-store';
import type { DomainEvent } from '@entente/kernel';
import { inParallel } from './sample.js';
import { catalogue, toAppend } from './stories.js';

const CONCURRENT = 256;
const clock = { now: () => new Date().toISOString() };

export function openLog(folder: string): Promise<SqliteEventStore> {
  return SqliteEventStore.open({ folder, clock, catalogue });
}

/** Works on a new log of the product's own, and closes it. */
export async function withLog<T>(folder: string, work: (store: SqliteEventStore) => Promise<T>): Promise<T> {
  const store = await openLog(join(folder, `log-${randomUUID()}`));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Fills the log with streams, a whole stream an append. */
export async function fillStreams(store: SqliteEventStore, count: number, events: readonly DomainEvent[]): Promise<void> {
  await inParallel({ from: 0, to: count, concurrent: CONCURRENT }, async (index) => {
    await store.append(`inboundRequest-${index}`, 'none', events.map(toAppend));
  });
}
