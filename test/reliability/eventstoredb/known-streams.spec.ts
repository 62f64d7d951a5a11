import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { EventStoreDbEventStore } from '../../../libs/event-store/eventstoredb/eventstoredb-event-store.js';
import { aNote, aStream, gather, noteCatalogue, notes } from '../../../libs/testing/new-events.js';
import { EventStoreDouble } from '../../eventstoredb-double/event-store-double.js';

describe('What a process recalls of a stream', () => {
  let double: EventStoreDouble;
  let one: EventStoreDbEventStore;
  let other: EventStoreDbEventStore;
  const open = () =>
    EventStoreDbEventStore.open({
      connectionString: double.connectionString,
      catalogue: noteCatalogue,
      notes: { warn: () => undefined },
    });

  beforeAll(async () => {
    double = await EventStoreDouble.start();
    [one, other] = [await open(), await open()];
  });
  afterAll(async () => {
    await Promise.all([one.close(), other.close()]);
    await double.stop();
  });

  /** Once the store was told of the log up to there. */
  async function toldUpTo(store: EventStoreDbEventStore, position: number): Promise<void> {
    for await (const batch of store.subscribe({ after: position - 1, filter: { types: ['NoteTaken'] } }))
      if (batch.position >= position) return;
  }

  it('is what it read of it, what it appended itself, and what others did', async () => {
    const stream = aStream();
    await one.append(stream, 'none', notes(2));
    expect(one.recall(stream)).toBeUndefined();
    expect(await gather(one.readStream(stream))).toEqual(one.recall(stream));
    await toldUpTo(one, (await one.append(stream, 1, [aNote('its own')])).position);
    expect(one.recall(stream)).toMatchObject([{ revision: 0 }, { revision: 1 }, { revision: 2, data: { text: 'its own' } }]);
    const appended = await other.append(stream, 2, [aNote('of another')]);
    await toldUpTo(one, appended.position);
    expect(one.recall(stream)).toEqual(await gather(other.readStream(stream)));
  });

  it('is nothing where it read a part alone', async () => {
    const stream = aStream();
    await one.append(stream, 'none', notes(3));
    expect(one.recall(stream)).toBeUndefined();
    await gather(one.readStream(stream, { from: 1 }));
    await gather(one.readStream(stream, { limit: 2 }));
    await gather(one.readStream(stream, { direction: 'backwards' }));
    expect(one.recall(stream)).toBeUndefined();
  });

  it('holds up nobody who follows the log, when another program writes to it what nobody can read', async () => {
    const stream = aStream();
    await one.append(stream, 'none', notes(1));
    one.recall(stream);
    await gather(one.readStream(stream));
    const client = EventStoreDBClient.connectionString(double.connectionString);
    const foreign = jsonEvent({ type: 'OfAnotherProgram', data: {}, metadata: { schemaVersion: 1 } });
    for (const expectedRevision of [0n, 1n]) await client.appendToStream(stream, [foreign], { expectedRevision });
    await client.dispose();
    await toldUpTo(one, (await other.append(aStream(), 'none', notes(1))).position);
    expect(one.recall(stream)).toBeUndefined();
  });
});
