import type { EventFilter, EventStore, Position, RecordedEvent } from '@entente/kernel';

/** One who follows the log, and what it has been given. */
export interface Follower {
  readonly filter: EventFilter | undefined;
  readonly given: RecordedEvent[];
  readonly done: Promise<void>;
}

/** Follows in small batches, leaves now and then, and resumes behind what it handled last. */
export function follow(store: EventStore, filter: EventFilter | undefined, until: Promise<Position>): Follower {
  const given: RecordedEvent[] = [];
  return { filter, given, done: followed(store, { filter, given, until }) };
}

async function followed(store: EventStore, { filter, given, until }: Omit<Follower, 'done'> & { until: Promise<Position> }): Promise<void> {
  let end = Number.POSITIVE_INFINITY;
  let reached = 0;
  void until.then((position) => (end = position));
  while (reached < end) {
    const stop = new AbortController();
    void until.then((position) => {
      if (reached >= position) stop.abort();
    });
    const options = { after: reached, batchSize: 50, signal: stop.signal, ...(filter === undefined ? {} : { filter }) };
    let batches = 0;
    for await (const { events, position } of store.subscribe(options)) {
      given.push(...events);
      reached = position;
      batches += 1;
      if (reached >= end || batches === 40) break;
    }
  }
}
