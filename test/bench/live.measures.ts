import { randomUUID } from 'node:crypto';
import type { SqliteEventStore } from '@entente/event-store';
import { PartnershipRequested } from '@entente/lifecycle/inbound-request';
import { LiveEvents } from '../e2e/server/event-feed.js';
import { AppendingServer } from './appending-server.js';
import { Arrivals } from './arrivals.js';
import { withLog } from './logs.js';
import type { Bench, MeasureGroup } from './measure.js';
import { slowerAtMost } from './mark.js';
import { paired } from './paired.js';
import { latencies, sampleOf, type Sample } from './sample.js';
import { aKibibyte } from './stories.js';

const PER_SECOND = 500;

/** From an append to a subscriber, beside the append itself. */
export const subscriptionMeasures: MeasureGroup = {
  ids: ['P7'],
  async run(bench) {
    await measureInProcess(bench);
    await measureSocket(bench);
  },
};

async function measureInProcess(bench: Bench): Promise<void> {
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

/** From an append in a server to a subscriber over a socket in another process, at a steady rate. */
async function measureSocket(bench: Bench): Promise<void> {
  const server = await AppendingServer.start(bench);
  const arrivals = new Arrivals();
  const live = new LiveEvents(server.address, server.token, { types: [PartnershipRequested.type] });
  const following = drain(live, arrivals);
  const calls = bench.size(5_000, 250);
  let appends: Awaited<ReturnType<AppendingServer['append']>> = [];
  const latenciesUntil = async (end: (append: (typeof appends)[number]) => number | Promise<number>): Promise<Sample> => {
    // The first ones find a server that is not warm.
    const counted = appends.slice(calls / 10);
    return sampleOf(latencies(await Promise.all(counted.map(async (append) => (await end(append)) - append.began))));
  };
  try {
    await bench.report({
      id: 'P7',
      name: `delay to a subscriber over a socket, at ${PER_SECOND} events/s`,
      ours: {
        name: 'append begun → event over graphql-ws',
        async run() {
          appends = await server.append({ calls, perSecond: PER_SECOND });
          return latenciesUntil(async ({ position }) => performance.timeOrigin + (await arrivals.of(position)));
        },
      },
      limits: [{ name: 'append begun → append done', run: () => latenciesUntil(({ done }) => done) }],
      marks: [slowerAtMost(2, 'p50Ms'), slowerAtMost(10, 'p99Ms')],
    });
  } finally {
    await live.leave();
    await following;
    await server.stop();
  }
}

async function drain(live: LiveEvents, arrivals: Arrivals): Promise<void> {
  try {
    for (;;) arrivals.note((await live.next()).position);
  } catch {
    // The subscription ends by being left.
  }
}
