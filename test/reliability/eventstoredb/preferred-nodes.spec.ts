import type { RecordedEvent } from '@entente/kernel';
import { serverAddress } from '../../../libs/event-store/eventstoredb/connection-string.js';
import { EventStoreDbEventStore } from '../../../libs/event-store/eventstoredb/eventstoredb-event-store.js';
import { ForwardReading } from '../../../libs/event-store/eventstoredb/forward-reading.js';
import { ServerConnection } from '../../../libs/event-store/eventstoredb/server-connection.js';
import { ServerLog } from '../../../libs/event-store/eventstoredb/server-log.js';
import { aStream, gather, idsOf, noteCatalogue, notes } from '../../../libs/testing/new-events.js';
import { EventStoreDoubleCluster } from '../../eventstoredb-double/event-store-double-cluster.js';
import { EventStoreDouble } from '../../eventstoredb-double/event-store-double.js';

const PATIENCE = { tryMs: 1_000, callMs: 4_000, quietMs: 500 };

describe('A log on a cluster whose followers lag behind', () => {
  let cluster: EventStoreDoubleCluster;
  let leader: EventStoreDouble;
  let followers: readonly EventStoreDouble[];
  const stores: EventStoreDbEventStore[] = [];

  beforeAll(async () => {
    cluster = await EventStoreDoubleCluster.start();
    [leader, followers] = [await cluster.leader(), await cluster.followers()];
  }, 60_000);
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await Promise.all(cluster.nodes.map((node) => node.faults.allOff()));
  });
  afterAll(() => cluster.stop());

  async function opened(options = '', quietMs = PATIENCE.quietMs): Promise<EventStoreDbEventStore> {
    const connectionString = `${cluster.connectionString}${options}`;
    const store = await EventStoreDbEventStore.open({
      connectionString,
      catalogue: noteCatalogue,
      notes: { warn: () => undefined },
      patience: { ...PATIENCE, quietMs },
    });
    stores.push(store);
    return store;
  }

  const behind = (): Promise<unknown> => Promise.all(followers.map((node) => node.faults.on({ kind: 'behind' })));

  /** What is decided by is all there, however little of it the followers have. */
  async function decides(store: EventStoreDbEventStore): Promise<readonly string[]> {
    const [stream, first, second] = [aStream(), notes(2), notes(1)];
    expect(await store.append(stream, 'none', first)).toMatchObject({ revision: 1, repeated: false });
    expect(await store.append(stream, 'none', first)).toMatchObject({ revision: 1, repeated: true });
    expect(await store.append(stream, 'exists', second)).toMatchObject({ revision: 2, repeated: false });
    const ids = [...first, ...second].map(({ id }) => id);
    const events = await gather(store.readStream(stream));
    expect(idsOf(events)).toEqual(ids);
    const position = events.at(-1)?.position ?? 0;
    expect(await store.head()).toBe(position);
    expect(await store.positionAt('9999-01-01T00:00:00.000Z')).toBe(position);
    expect(idsOf(await gather(store.readAll({ direction: 'backwards', limit: 3 })))).toEqual(ids.toReversed());
    return ids;
  }

  async function given(store: EventStoreDbEventStore, ids: readonly string[]): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const batch of store.subscribe({ after: 0 })) {
      events.push(...batch.events);
      if (batch.events.some(({ id }) => id === ids.at(-1))) break;
    }
    return events;
  }

  it.each(['follower', 'random'])(
    'that prefers a %s decides by the leader, and follows whom it prefers',
    async (preference) => {
      const store = await opened(`&nodePreference=${preference}`);
      await behind();
      const ids = await decides(store);
      await Promise.all(followers.map((node) => node.faults.allOff()));
      expect(idsOf(await given(store, ids)).slice(-ids.length)).toEqual(ids);
    },
    30_000,
  );

  it('has all of a stream that was shown, though the leader shows it later than its followers', async () => {
    const store = await opened('&nodePreference=follower');
    const [writer, stream, written] = [await opened(), aStream(), notes(2)];
    await leader.faults.on({ kind: 'late-leader', ms: 700 });
    const after = await store.head();
    const acknowledged = writer.append(stream, 'none', written);
    for await (const { events } of store.subscribe({ after })) if (events.some((event) => event.stream === stream)) break;
    expect(idsOf(await gather(store.readStream(stream)))).toEqual(written.map(({ id }) => id));
    expect(idsOf(await gather(store.readStream(stream, { direction: 'backwards', limit: 1 })))).toEqual([written[1]?.id]);
    await acknowledged;
  }, 30_000);

  it('tells the past from what the leader has, though what is followed has not come so far', async () => {
    const store = await opened('&nodePreference=follower');
    const { position: before } = await store.append(aStream(), 'none', notes(1));
    await given(store, idsOf(await gather(store.readAll())));
    await behind();
    const positions: number[] = [];
    for (let count = 0; count < 3; count += 1) positions.push((await store.append(aStream(), 'none', notes(1))).position);
    const [, middle = 0] = positions;
    const past = await gather(store.readAll({ from: middle, direction: 'backwards', limit: 3 }));
    expect(past.map(({ position }) => position)).toEqual([middle, positions[0], before]);
    expect(await store.momentOf(middle)).toBe(past[0]?.recordedAt);
  }, 30_000);

  it('follows the leader after a while, when those whom it prefers are cut off from it', async () => {
    const store = await opened('&nodePreference=follower');
    await behind();
    const ids = await decides(await opened());
    expect(idsOf(await given(store, ids)).slice(-ids.length)).toEqual(ids);
  }, 60_000);

  it('follows whom it prefers again after a while', async () => {
    const subscriptions = async (): Promise<number> => {
      const counts = await Promise.all(followers.map((node) => node.faults.count()));
      return counts.reduce((sum, { calls }) => sum + (calls.subscribe ?? 0), 0);
    };
    const store = await opened('&nodePreference=follower', 100);
    await behind();
    await given(store, await decides(await opened()));
    await Promise.all(followers.map((node) => node.faults.allOff()));
    const before = await subscriptions();
    while ((await subscriptions()) === before);
    const more = await decides(await opened());
    expect(idsOf(await given(store, more)).slice(-more.length)).toEqual(more);
  }, 60_000);

  it('is not taken to have been read beyond its end, wherever a checkpoint stands', async () => {
    const [other] = followers;
    if (other === undefined) throw new Error('There is no follower');
    const writer = await opened();
    const log = new ServerLog(new ServerConnection(serverAddress(other.connectionString), PATIENCE), 'any node');
    const { position } = await writer.append(aStream(), 'none', notes(1));
    while ((await log.head())?.position !== position);
    await behind();
    const { position: until } = await writer.append(aStream(), 'none', notes(1, 'NoteFiled'));
    await other.faults.on({ kind: 'late-checkpoint' });
    const wanted = { filter: { types: ['NoteFiled'] }, count: 100, until };
    const stretch = await new ForwardReading(log).filtered({ place: undefined, above: 0 }, wanted);
    await log.connection.close();
    expect(stretch.events).toEqual([]);
    expect(stretch.through).toBeLessThan(until);
  }, 30_000);

  it('is followed over a socket of its own, also on the node that is asked for everything else', async () => {
    const alone = await EventStoreDouble.start();
    const connectionString = `${alone.connectionString}&nodePreference=follower`;
    const store = await EventStoreDbEventStore.open({ connectionString, catalogue: noteCatalogue, notes: { warn: () => undefined } });
    expect((await alone.faults.count()).connections).toBe(2);
    await store.close();
    await alone.stop();
  });

  it('is followed on a follower when that is preferred', async () => {
    const before = await leader.faults.count();
    await given(await opened('&nodePreference=follower'), idsOf(await gather((await opened()).readAll())));
    const after = await leader.faults.count();
    // The one subscription is of the store that prefers nobody.
    expect((after.calls.subscribe ?? 0) - (before.calls.subscribe ?? 0)).toBe(1);
  }, 30_000);

  it('decides by the leader when another node is taken for it', async () => {
    const [other] = followers;
    if (other === undefined) throw new Error('There is no follower');
    const writer = await opened();
    const members = (await leader.members()).map((member) => ({
      ...member,
      state: member.port === other.port ? ('LEADER' as const) : ('FOLLOWER' as const),
    }));
    await Promise.all(cluster.nodes.map((node) => node.faults.on({ kind: 'gossip-view', members })));
    const store = await opened();
    await behind();
    const [stream, written] = [aStream(), notes(1)];
    await writer.append(stream, 'none', written);
    expect(idsOf(await gather(store.readStream(stream)))).toEqual(written.map(({ id }) => id));
    await decides(store);
  }, 30_000);
});
