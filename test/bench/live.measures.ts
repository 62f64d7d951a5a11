import { randomUUID } from 'node:crypto';
import type { SqliteEventStore } from '@entente/event-store';
import { RequestPosted } from '@entente/lifecycle/inbound-request';
import { LiveEvents } from '../e2e/server/event-feed.js';
import { Arrivals } from './arrivals.js';
import { withLog } from './logs.js';
import type { Bench, MeasureGroup } from './measure.js';
import { slowerAtMost } from './mark.js';
import { paired } from './paired.js';
import type { ServerUnderLoad } from './server-under-load.js';
import { aKibibyte } from './stories.js';

/** From an append to a subscriber in the same process, beside the append itself. */
export const subscriptionMeasures: MeasureGroup = { ids: ['P7'], run: measureSubscription };

async function measureSubscription(bench: Bench): Promise<void> {
  await withLog(bench.folder, async (store) => {
    const arrivals = new Arrivals();
    const stop = new AbortController();
    const following = follow(store, arrivals, stop.signal);
    const measured = paired(['append begun → subscriber has it', 'append begun → append done'], bench.size(1_500, 150), async () => {
      const began = performance.now();
      const { position } = await store.append(`inboundRequest-${randomUUID()}`, 'none', [aKibibyte()]);
      const done = performance.now();
      return [(await arrivals.of(position)) - began, done - began];
    });
    await bench.report({ id: '', name: 'delay to a subscriber in the process', ...measured, marks: [] });
    stop.abort();
    await following;
  });
}

async function follow(store: SqliteEventStore, arrivals: Arrivals, signal: AbortSignal): Promise<void> {
  for await (const { events } of store.subscribe({ after: await store.head(), signal })) {
    for (const { position } of events) arrivals.note(position);
  }
}

/** From a mutation over HTTP to a subscriber over a socket, beside the mutation's own answer. */
export async function measureSocket(bench: Bench, server: ServerUnderLoad): Promise<void> {
  const arrivals = new Arrivals();
  const live = new LiveEvents(server.address, server.token, { after: await server.post(), types: [RequestPosted.type] });
  const following = drain(live, arrivals);
  const calls = bench.size(500, 50);
  await server.prepare(calls * 2 * bench.runs);
  const measured = paired(['mutation sent → event over graphql-ws', 'mutation sent → its answer'], calls, async () => {
    const began = performance.now();
    const position = await server.post();
    const done = performance.now();
    return [(await arrivals.of(position)) - began, done - began];
  });
  await bench.report({
    id: 'P7',
    name: 'delay to a subscriber over a socket',
    ...measured,
    marks: [slowerAtMost(2, 'p50Ms'), slowerAtMost(10, 'p99Ms')],
  });
  await live.leave();
  await following;
}

async function drain(live: LiveEvents, arrivals: Arrivals): Promise<void> {
  try {
    for (;;) arrivals.note((await live.next()).position);
  } catch {
    // The subscription ends by being left.
  }
}
