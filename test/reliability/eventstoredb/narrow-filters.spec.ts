import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import type { RecordedEvent } from '@entente/kernel';
import { EventStoreDbEventStore } from '../../../libs/event-store/eventstoredb/eventstoredb-event-store.js';
import { aStream, gather, idsOf, noteCatalogue, notes } from '../../../libs/testing/new-events.js';
import { EventStoreDouble } from '../../eventstoredb-double/event-store-double.js';

const OTHERS = 20_000;
const AN_APPEND = 1_000;
const OWN = 6_000;
const NOBODY = { username: 'none', password: 'none' };
const RARE = { types: ['NoteFiled'] };

describe('A filter that little passes, on a long log', () => {
  let double: EventStoreDouble;
  let rare: readonly string[];
  const stores: EventStoreDbEventStore[] = [];

  async function opened(): Promise<EventStoreDbEventStore> {
    const { connectionString } = double;
    const store = await EventStoreDbEventStore.open({ connectionString, catalogue: noteCatalogue, notes: { warn: () => undefined } });
    stores.push(store);
    return store;
  }

  beforeAll(async () => {
    double = await EventStoreDouble.start();
    const writer = await opened();
    const filed = notes(1, 'NoteFiled');
    await writer.append(aStream(), 'none', filed);
    for (let count = 0; count < OTHERS; count += AN_APPEND) await writer.append(aStream(), 'none', notes(AN_APPEND));
    rare = filed.map(({ id }) => id);
  }, 60_000);
  afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())));
  afterAll(() => double.stop());

  async function followed(store: EventStoreDbEventStore): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const batch of store.subscribe({ after: 0, filter: RARE })) {
      events.push(...batch.events);
      if (batch.caughtUp) break;
    }
    return events;
  }

  const calls = async (): Promise<number> => {
    const { read = 0, subscribe = 0 } = (await double.faults.count()).calls;
    return read + subscribe;
  };

  it('is passed in few calls, however much stands behind what passes', async () => {
    const store = await opened();
    const before = await calls();
    expect(idsOf(await followed(store))).toEqual(rare);
    expect(idsOf(await gather(store.readAll({ filter: RARE })))).toEqual(rare);
    expect((await calls()) - before).toBeLessThan(20);
  }, 30_000);

  it('gets on over what is the server’s own, though no call has the time to see all of it', async () => {
    const another = await EventStoreDouble.start();
    const { connectionString } = another;
    const client = EventStoreDBClient.connectionString(connectionString);
    const patience = { tryMs: 500, callMs: 5_000, quietMs: 1_000 };
    const open = () =>
      EventStoreDbEventStore.open({ connectionString, catalogue: noteCatalogue, notes: { warn: () => undefined }, patience });
    const own = () => Array.from({ length: AN_APPEND }, () => jsonEvent({ type: '$stats', data: {} }));
    for (let count = 0; count < OWN; count += AN_APPEND) await client.appendToStream('$stats-test', own(), { credentials: NOBODY });
    const [writer, filed] = [await open(), notes(1, 'NoteFiled')];
    await writer.append(aStream(), 'none', filed);
    await another.faults.on({ kind: 'slow-walk', ms: 10 });
    const reader = await open();
    expect(idsOf(await followed(reader))).toEqual(filed.map(({ id }) => id));
    await Promise.all([writer.close(), reader.close(), client.dispose()]);
    await another.stop();
  }, 60_000);

  it('gives all that passes, however far apart it stands', async () => {
    const store = await opened();
    const filed = notes(1, 'NoteFiled');
    await store.append(aStream(), 'none', filed);
    const both = [...rare, ...filed.map(({ id }) => id)];
    expect(idsOf(await followed(store))).toEqual(both);
    expect(idsOf(await gather(store.readAll({ filter: RARE })))).toEqual(both);
  }, 30_000);
});
