import { randomUUID } from 'node:crypto';
import type { DomainEvent, EventStore, Position } from '@entente/kernel';
import { EventCatalogue, reaction, timer } from '@entente/kernel';
import { LogTie, OfAnotherLog } from '@entente/read-store';
import { InMemoryEventStore } from '../../../libs/event-store/in-memory/in-memory-event-store.js';
import { pause } from '../../../libs/read-store/readers/pause.js';
import { Begun, begun, board, catalogue, noted } from './partnership-board.js';
import type { World } from './world.js';
import { LONG_MS, clock, inEachWorld, metadata } from './world.js';

const whenBegunThenNothing = reaction('when-begun-then-nothing', Begun, () => []);
const neverRinging = timer('never-ringing', {
  on: [Begun],
  wind: () => [],
  fire: ({ partnershipId, now }) => ({ type: 'Nothing', data: { partnershipId, now } }),
});
const nothing = () => Promise.reject(new Error('Nothing is commanded'));
const idOf = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;

interface Runner {
  stop(): Promise<void>;
}

const KINDS = {
  'a projection': (world: World) => world.projections({ projections: [board()] }),
  'an automation': (world: World) => world.automations({ reactions: [whenBegunThenNothing], execute: nothing }),
  'a timer': (world: World) => world.timers({ timers: [neverRinging], execute: nothing, pause }),
};

interface Origin {
  readonly happened?: readonly DomainEvent[];
  readonly now?: string;
  /** So many events have the id of their place, whatever log they stand in. */
  readonly alike?: number;
  readonly known?: EventCatalogue;
}

const TALE = [begun('a'), begun('b'), noted('of no concern to any reader')];

async function aLog({ happened = TALE, now = clock.now(), alike = happened.length, known = catalogue }: Origin = {}): Promise<EventStore> {
  const log = new InMemoryEventStore({ clock: { now: () => now }, catalogue: known });
  for (const place of happened.keys()) await tell(log, happened, place < alike ? { place } : { place, id: randomUUID() });
  return log;
}

async function tell(log: EventStore, happened: readonly DomainEvent[], { place, id = idOf(place) }: { place: number; id?: string }) {
  for (const one of happened.slice(place, place + 1)) await log.append(`test-${place}`, 'none', [{ id, ...one, metadata }]);
}

inEachWorld((aWorld) => {
  const ensured = ({ readStore }: World, eventStore: EventStore) => new LogTie({ readStore, eventStore, logPlace: 'that place' }).ensure();

  /** Read models that have handled this log to its end. */
  async function read(log: EventStore): Promise<{ readonly world: World; readonly runners: readonly Runner[] }> {
    const world = await aWorld(log);
    await ensured(world, log);
    const runners = [await KINDS['a projection'](world), await KINDS['an automation'](world)];
    for (const runner of runners) await runner.waitFor(await log.head(), LONG_MS);
    return { world, runners };
  }

  async function readAndLeft(log: EventStore): Promise<World> {
    const { world, runners } = await read(log);
    for (const runner of runners) await runner.stop();
    return world;
  }

  const positions = async ({ readStore: { database } }: World): Promise<readonly Position[]> => {
    const ofProjections = await database.selectFrom('projections').select('position').execute();
    return [...ofProjections, ...(await database.selectFrom('readers').select('position').execute())].map(({ position }) => position);
  };

  it('lets read models be used with their log, however far it has gone on, and with another one that has all the same', async () => {
    const log = await aLog();
    const world = await readAndLeft(log);
    expect(await positions(world)).toEqual([3, 3]);
    await ensured(world, log);
    await world.append(begun('c'));
    await ensured(world, log);
    await ensured(world, await aLog());
  });

  it('refuses another log, and says which and where, what differs and what can be done', async () => {
    const world = await readAndLeft(await aLog());
    const refusal = ensured(world, await aLog({ alike: 0 }));
    await expect(refusal).rejects.toThrow(OfAnotherLog);
    await expect(refusal).rejects.toThrow(`The read models in ${world.readStore.place} do not belong to the log in that place: they have`);
    await expect(refusal).rejects.toThrow(`come to event ${idOf(2)} of ${clock.now()} at position 3, where the log has event `);
    await expect(refusal).rejects.toThrow('remove read-models.db, or name an empty database or schema by DATABASE_URL');
  });

  it('refuses an older log that was put back, and an empty one', async () => {
    const world = await readAndLeft(await aLog());
    const older = await aLog({ happened: TALE.slice(0, 2) });
    await expect(ensured(world, older)).rejects.toThrow('they have come to position 3, and the log ends at 2');
    await expect(ensured(world, await aLog({ happened: [] }))).rejects.toThrow('they have come to position 3, and the log is empty');
  }, 20_000);

  it('refuses an older log that was put back and has grown since, though what it lost was of no concern to any reader', async () => {
    const world = await readAndLeft(await aLog());
    const grown = await aLog({ happened: [...TALE.slice(0, 2), begun('else'), begun('more')], alike: 2 });
    await expect(ensured(world, grown)).rejects.toThrow(/at position 3, where the log has event .* at position 3\./);
  });

  it.each(['a projection', 'an automation', 'a timer'] as const)(
    'knows by the event that %s has handled what was left in the midst of work',
    async (kind) => {
      const log = await aLog({ happened: TALE.slice(0, 1) });
      const world = await aWorld(log);
      const runner = await KINDS[kind](world);
      for (const place of [1, 2]) await tell(log, TALE, { place });
      await runner.waitFor(await log.head(), LONG_MS);
      await expect(ensured(world, await aLog({ alike: 1 }))).rejects.toThrow(`come to event ${idOf(1)} of ${clock.now()} at position 2`);
      await ensured(world, log);
    },
  );

  it('knows by the event that a rebuild has handled last what stands still', async () => {
    const log = await aLog();
    const world = await aWorld(log);
    const runner = await world.projections({ projections: [board()] });
    expect(runner.positionOf('board')).toBe(3);
    await expect(ensured(world, await aLog({ alike: 1 }))).rejects.toThrow(`come to event ${idOf(1)} of ${clock.now()} at position 2`);
  });

  it('tells logs apart that begin with the same event, before a reader has come anywhere', async () => {
    const world = await aWorld();
    const empty = await aLog({ happened: [] });
    await ensured(world, empty);
    const [one, other] = [await aLog(), await aLog({ now: '2020-02-11T09:14:07.001Z' })];
    const settled = await Promise.allSettled([one, other, one, other].map((log) => ensured(world, log)));
    const outcomes = settled.map(({ status }) => status);
    expect([
      ['fulfilled', 'rejected', 'fulfilled', 'rejected'],
      ['rejected', 'fulfilled', 'rejected', 'fulfilled'],
    ]).toContainEqual(outcomes);
    await expect(ensured(world, empty)).rejects.toThrow(/they begin with event .* at position 1, and the log is empty/);
  });

  it('takes positions as they are that an earlier version has stored, where the log reaches so far', async () => {
    const log = await aLog();
    const world = await readAndLeft(log);
    const { writer } = world.readStore;
    await writer.updateTable('projections').set({ mark: null }).execute();
    // Moved by a process of an earlier version, which left the mark as it was.
    await writer
      .updateTable('readers')
      .set({ mark: `1 ${idOf(0)} ${clock.now()}` })
      .execute();
    await writer.deleteFrom('origin').execute();
    await ensured(world, log);
    await expect(ensured(world, await aLog({ now: '2020-02-11T09:14:07.001Z' }))).rejects.toThrow('they begin with event');
    await writer.updateTable('readers').set({ position: 7 }).execute();
    await expect(ensured(world, log)).rejects.toThrow('they have come to position 7, and the log ends at 3');
  }, 20_000);

  it('passes over an event that a later version wrote, and is sure by the one before it that was handled', async () => {
    const { world, runners } = await read(await aLog());
    await runners[0]?.stop();
    const known = new EventCatalogue([Begun]);
    await ensured(world, await aLog({ known }));
    await expect(ensured(world, await aLog({ known, alike: 1 }))).rejects.toThrow('at position 2, where the log has');
  });

  it('refuses no log because a later version wrote what it begins with', async () => {
    const happened = [noted('by a later version'), begun('a')];
    const world = await readAndLeft(await aLog({ happened, known: catalogue }));
    await ensured(world, await aLog({ happened, known: new EventCatalogue([Begun]) }));
    const another = await aLog({ happened: [begun('b'), begun('a')], alike: 1 });
    await expect(ensured(world, another)).rejects.toThrow(OfAnotherLog);
  });
});
