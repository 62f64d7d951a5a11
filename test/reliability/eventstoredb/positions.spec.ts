import type { RecordedEvent } from '@entente/kernel';
import { EventStoreDbEventStore } from '../../../libs/event-store/eventstoredb/eventstoredb-event-store.js';
import { aStream, gather, idsOf, noteCatalogue, notes } from '../../../libs/testing/new-events.js';
import { EventStoreDouble } from '../../eventstoredb-double/event-store-double.js';
import { chance } from '../../eventstoredb-double/faults/chance.js';

const APPENDS = 12;
const EVENTS_AN_APPEND = 500;

/** The server reads from no byte but a record's first; a port's position may be any number. */
describe('A position of which nobody knows whether an event stands there', () => {
  const draw = chance(11);
  let double: EventStoreDouble;
  let store: EventStoreDbEventStore;
  let all: readonly RecordedEvent[];
  let asked: readonly number[];

  beforeAll(async () => {
    double = await EventStoreDouble.start();
    const open = (): Promise<EventStoreDbEventStore> =>
      EventStoreDbEventStore.open({
        connectionString: double.connectionString,
        catalogue: noteCatalogue,
        notes: { warn: () => undefined },
      });
    const writer = await open();
    for (let count = 0; count < APPENDS; count += 1) await writer.append(aStream(), 'none', notes(EVENTS_AN_APPEND));
    await writer.close();
    store = await open();
    all = await gather(store.readAll());
    const some = Array.from({ length: 8 }, () => all[Math.floor(draw() * all.length)]?.position ?? 0);
    asked = [1, ...some.flatMap((position) => [position - 1, position, position + 1, position + 50]), Number.MAX_SAFE_INTEGER];
  }, 120_000);
  afterAll(async () => {
    await store.close();
    await double.stop();
  });

  it('is read on from inclusively, with a filter too', async () => {
    for (const from of asked) {
      const expected = idsOf(all.filter(({ position }) => position >= from).slice(0, 3));
      expect(idsOf(await gather(store.readAll({ from, limit: 3 })))).toEqual(expected);
      expect(idsOf(await gather(store.readAll({ from, limit: 3, filter: { categories: ['notes'] } })))).toEqual(expected);
    }
  }, 120_000);

  it('is read back from inclusively', async () => {
    for (const from of asked) {
      const expected = all.filter(({ position }) => position <= from).slice(-3);
      expect(idsOf(await gather(store.readAll({ from, limit: 3, direction: 'backwards' })))).toEqual(idsOf(expected.toReversed()));
    }
  }, 120_000);

  it('is followed from exclusively, with a filter too', async () => {
    for (const after of asked.filter((position) => position < (all.at(-1)?.position ?? 0))) {
      const expected = idsOf(all.filter(({ position }) => position > after).slice(0, 3));
      for (const filter of [{}, { types: ['NoteTaken'] }]) {
        const given = idsOf(await firstBatch({ after, batchSize: 3, filter }));
        expect(given.length).toBeGreaterThan(0);
        expect(given).toEqual(expected.slice(0, given.length));
      }
    }
  }, 120_000);

  it('has the moment of the last event up to there, and a moment has its last position', async () => {
    for (const position of asked) {
      const last = all.findLast((event) => event.position <= position);
      expect(await store.momentOf(position)).toBe(last?.recordedAt);
      const moment = last?.recordedAt ?? '2000-01-01T00:00:00.000Z';
      expect(await store.positionAt(moment)).toBe(all.findLast(({ recordedAt }) => recordedAt <= moment)?.position ?? 0);
    }
  }, 120_000);

  async function firstBatch(options: Parameters<typeof store.subscribe>[0]): Promise<readonly RecordedEvent[]> {
    for await (const { events } of store.subscribe(options)) return events;
    return [];
  }
});
