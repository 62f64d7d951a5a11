import { setTimeout as sleep } from 'node:timers/promises';
import { StoreFault, type RecordedEvent } from '@entente/kernel';
import { EventStoreDbEventStore } from '../../../libs/event-store/eventstoredb/eventstoredb-event-store.js';
import { aStream, gather, idsOf, noteCatalogue, notes } from '../../../libs/testing/new-events.js';
import { EventStoreDoubleCluster } from '../../eventstoredb-double/event-store-double-cluster.js';

const PATIENCE = { tryMs: 1_000, callMs: 4_000, quietMs: 500 };
const RECOVERED_MS = 5_000;
/** Of the servers; at full size, with the product's own processes on the cluster: `npm run torture:replicas -- --cluster`. */
const OUTAGE_SECONDS = Number(process.env['OUTAGE_SECONDS'] ?? 3);

describe('A log on a cluster of three', () => {
  let cluster: EventStoreDoubleCluster;
  let store: EventStoreDbEventStore;
  const acknowledged: string[] = [];

  beforeAll(async () => {
    cluster = await EventStoreDoubleCluster.start();
    const { connectionString } = cluster;
    store = await EventStoreDbEventStore.open({
      connectionString,
      catalogue: noteCatalogue,
      notes: { warn: () => undefined },
      patience: PATIENCE,
    });
    await append();
  }, 60_000);
  afterAll(async () => {
    await store.close();
    await cluster.stop();
  });

  it('goes on when the leader is killed', async () => {
    const former = await cluster.leader();
    const followed = follow(acknowledged.length + 1);
    await former.kill();
    await cluster.leader(former);
    expect(await timeToAppend()).toBeLessThan(RECOVERED_MS);
    expect(idsOf(await followed)).toEqual(acknowledged);
    await former.restart();
  }, 60_000);

  it(`goes on when all were down for ${OUTAGE_SECONDS} s (OUTAGE_SECONDS)`, async () => {
    const followed = follow(acknowledged.length + 1);
    await Promise.all(cluster.nodes.map((node) => node.kill()));
    await expect(store.append(aStream(), 'none', notes(1))).rejects.toThrow(StoreFault);
    await sleep(OUTAGE_SECONDS * 1_000);
    await Promise.all(cluster.nodes.map((node) => node.restart()));
    await cluster.leader();
    expect(await timeToAppend()).toBeLessThan(RECOVERED_MS);
    expect(idsOf(await followed)).toEqual(acknowledged);
  }, 120_000);

  it('goes on through a restart of one node after the other', async () => {
    const followed = follow(acknowledged.length + cluster.nodes.length);
    for (const node of cluster.nodes) {
      await node.restart();
      await cluster.leader();
      expect(await timeToAppend()).toBeLessThan(RECOVERED_MS);
    }
    expect(idsOf(await followed)).toEqual(acknowledged);
    expect(idsOf(await gather(store.readAll()))).toEqual(acknowledged);
  }, 120_000);

  async function timeToAppend(): Promise<number> {
    const start = performance.now();
    await append();
    return performance.now() - start;
  }

  /** As the executor does: an unknown outcome is settled by a repeat with the same ids. */
  async function append(): Promise<void> {
    const [stream, events] = [aStream(), notes(1)];
    for (let settled = false; !settled;) {
      settled = await store.append(stream, 'none', events).then(
        () => true,
        (fault: unknown) => {
          if (fault instanceof StoreFault) return false;
          throw fault;
        },
      );
    }
    acknowledged.push(...idsOf(events));
  }

  async function follow(count: number): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const batch of store.subscribe({ after: 0 })) {
      events.push(...batch.events);
      if (events.length >= count) break;
    }
    return events;
  }
});
