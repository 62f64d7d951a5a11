import { EventCatalogue, PartnershipId, event, timer } from '@entente/kernel';
import { projection, table, text, upsert } from '@entente/read-store';
import type { Tenures } from '../../../libs/read-store/tenures/tenure.js';
import { InMemoryEventStore } from '../../../libs/event-store/in-memory/in-memory-event-store.js';
import { onEachDatabase } from './read-stores.js';
import { LONG_MS, World, clock } from './world.js';

const READER = 'reader';
const Happened = event('Happened', 1, 'Something happened', { partnershipId: PartnershipId });
const happened = Happened({ partnershipId: 'a' });

/** What is done on the way says whether a transaction is open. */
class Watched {
  isOpen = false;
  isBroken = true;
  readonly seen: boolean[] = [];

  /** A handler that has a mistake until it is mended. */
  handle<T>(given: T): T {
    this.seen.push(this.isOpen);
    if (this.isBroken) throw new Error('the handler has a mistake');
    return given;
  }

  watch(tenures: Tenures): void {
    const of = tenures.of.bind(tenures);
    tenures.of = (name, keeper) => {
      const tenure = of(name, keeper);
      const write = tenure.write;
      return Object.defineProperty(tenure, 'write', { value: (work: Parameters<typeof write>[0]) => this.#watched(() => write(work)) });
    };
  }

  async #watched<T>(work: () => Promise<T>): Promise<T> {
    this.isOpen = true;
    try {
      return await work();
    } finally {
      this.isOpen = false;
    }
  }
}

const projections = (watched: Watched) => [
  projection(READER, {
    table: table(READER, { key: 'partnershipId', columns: { partnershipId: text() } }),
    version: 1,
    on: [Happened],
    handlers: { Happened: ({ data }) => watched.handle(upsert(data.partnershipId, {})) },
  }),
];
const timers = (watched: Watched) => [
  timer(READER, {
    on: [Happened],
    wind: ({ data: { partnershipId } }) => watched.handle([{ partnershipId, key: 'k', dueAt: '2030-01-01T00:00:00.000Z' }]),
    fire: ({ partnershipId }) => ({ type: 'Ring', data: { partnershipId, now: clock.now() } }),
  }),
];

onEachDatabase((stores) => {
  it.each([
    ['a projection', (world: World, watched: Watched) => world.projections({ projections: projections(watched) })],
    ['a timer', (world: World, watched: Watched) => world.timers({ timers: timers(watched), execute: () => Promise.reject(new Error()) })],
  ])('the handlers of %s keep no transaction open, live or when events that were held back are handled', async (_kind, run) => {
    const world = new World(new InMemoryEventStore({ clock, catalogue: new EventCatalogue([Happened]) }), await stores.empty());
    const watched = new Watched();
    watched.watch(world.readStore.tenures);
    const runner = await run(world, watched);
    await runner.waitFor(await world.append(happened, happened), LONG_MS);
    watched.isBroken = false;
    expect(await runner.retryParked(READER, 'a')).toBeUndefined();
    await runner.waitFor(await world.append(happened), LONG_MS);
    expect(watched.seen.length).toBeGreaterThan(3);
    expect(watched.seen).not.toContain(true);
    await world.close();
  });
});
