import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openEventStoreDb } from '../../libs/event-store/eventstoredb/open-eventstoredb.js';
import { EventStoreDouble } from '../eventstoredb-double/event-store-double.js';
import { startCluster, type ClusterUnderLoad } from './cluster-under-load.js';
import { hasPostgres } from './has-postgres.js';
import { LeadChanges, type Sight } from './lead-changes.js';
import { atMost } from './mark.js';
import type { Bench, Contender, MeasureGroup } from './measure.js';
import { inOpenLoop, type Pace } from './open-loop.js';
import { latencies, sampleOf, type Sample } from './sample.js';
import { aKibibyte, catalogue } from './stories.js';

const PER_SECOND = 200;

/** From a command to its effect in what is read, over several processes and at a steady rate. */
export const visibleMeasures: MeasureGroup = {
  ids: ['E3'],
  async run(bench) {
    if (!hasPostgres('E3')) return;
    const cluster = await startCluster(bench);
    const idle = await EventStoreDouble.start({ folder: join(bench.folder, 'idle-double') });
    try {
      await measureVisible(bench, cluster, idle);
    } finally {
      await idle.stop();
      await cluster.stop();
    }
  },
};

async function measureVisible(bench: Bench, cluster: ClusterUnderLoad, idle: EventStoreDouble): Promise<void> {
  const pace = { calls: bench.size(2_000, 60), perSecond: PER_SECOND };
  const leads = new LeadChanges(cluster);
  // So many that their streams stay short.
  await leads.prepare(bench.size(800, 20));
  let sights: readonly Sight[] = [];
  const until = (end: 'acknowledged' | 'visible'): Sample => sampled(sights.map(({ sent, ...ends }) => [sent, ends[end]]));
  await bench.report({
    id: 'E3',
    name: `from a command to its effect in what is read, ${PER_SECOND} commands/s to a replica, with a worker, PostgreSQL and the double`,
    ours: {
      name: 'replaceLead sent → read by its token',
      async run() {
        sights = await commanded(leads, pace);
        return until('visible');
      },
    },
    limits: [
      { name: 'replaceLead sent → acknowledged', run: () => Promise.resolve(until('acknowledged')) },
      appended(idle.connectionString, pace),
    ],
    marks: [atMost(20, 'p50Ms', 'ms')],
    runs: 3,
  });
  leads.close();
}

async function commanded(leads: LeadChanges, { calls, perSecond }: Pace): Promise<readonly Sight[]> {
  const warmUp = Math.ceil(calls / 10);
  const sights = await inOpenLoop({ calls: calls + warmUp, perSecond }, () => leads.change());
  return sights.slice(warmUp);
}

/** The least that a command can take: a bare append of as much, to a double that does nothing else. */
function appended(connectionString: string, pace: Pace): Contender {
  const event = aKibibyte();
  const notes = { warn: (line: string) => void process.stderr.write(`${line}\n`) };
  return {
    name: 'append of 1 KiB through the port, to a double that has nothing else to do',
    async run() {
      const store = await openEventStoreDb({ connectionString, catalogue, notes });
      try {
        return sampled(
          await inOpenLoop(pace, async () => {
            const sent = performance.now();
            await store.append(`inboundRequest-${randomUUID()}`, 'none', [{ ...event, id: randomUUID() }]);
            return [sent, performance.now()] as const;
          }),
        );
      } finally {
        await store.close();
      }
    },
  };
}

function sampled(spans: readonly (readonly [begun: number, ended: number])[]): Sample {
  const seconds = (Math.max(...spans.map(([, ended]) => ended)) - Math.min(...spans.map(([begun]) => begun))) / 1_000;
  return sampleOf({ perSecond: spans.length / seconds, ...latencies(spans.map(([begun, ended]) => ended - begun)) });
}
