import { inspect } from 'node:util';
import { StoreFault, type Position } from '@entente/kernel';
import { readModel, storedAs } from '@entente/read-store';
import type { RebuildProgress } from '@entente/read-store';
import { sql } from 'kysely';
import { InMemoryEventStore } from '../../../libs/event-store/in-memory/in-memory-event-store.js';
import { begun, board, boardTable, catalogue, documented, ended } from './partnership-board.js';
import type { World } from './world.js';
import { LONG_MS, clock, inEachWorld } from './world.js';

const MANY = 3_000;

const countOf = async ({ readStore }: World) => (await readModel(readStore.database, boardTable).select('partnershipId').execute()).length;
/** What the database says of them. */
const leftovers = ({ readStore }: World) => sql`select * from board__next`.execute(readStore.writer).then(inspect, inspect);

async function withMany(world: World, many = MANY) {
  await world.append(...Array.from({ length: many }, (_none, number) => begun(`p${number}`)));
  const runner = await world.projections({ projections: [board()] });
  await runner.waitFor(await world.append(documented('p1'), ended('p2')), LONG_MS);
  return runner;
}

/** A log that does not answer a few times. */
class AwayAtTimes extends InMemoryEventStore {
  times = 0;

  override async head(): Promise<Position> {
    if (this.times === 0) return super.head();
    this.times -= 1;
    throw new StoreFault('The log is away');
  }
}

/** A log that somebody writes to just after its end was looked up. */
class BusyEventStore extends InMemoryEventStore {
  readonly afterHead: (() => Promise<void>)[] = [];

  override async head(): Promise<Position> {
    const head = await super.head();
    await this.afterHead.shift()?.();
    return head;
  }
}

function fail(): void {
  throw new Error('cut off');
}

inEachWorld((aWorld) => {
  it('builds a table beside the serving one: queries always meet a whole table, events go on arriving, and the digest is the same', async () => {
    const world = await aWorld();
    const many = 12_000;
    const runner = await withMany(world, many);
    const counts: number[] = [];
    const underWay = new Set(['rebuild']);
    const rebuilt = runner.rebuild('board').finally(() => underWay.clear());
    while (underWay.size > 0) {
      await world.append(begun(`live${counts.length}`));
      counts.push(await countOf(world));
      await new Promise(setImmediate);
    }
    await rebuilt;
    expect(counts.length).toBeGreaterThan(10);
    expect(counts[0]).toBeGreaterThanOrEqual(many - 1);
    expect(counts).toEqual(counts.toSorted((left, right) => left - right));
    const last = await world.append(begun('after'));
    await runner.waitFor(last, LONG_MS);
    const scratch = await runner.rebuildUntil('board', last);
    expect(await runner.digest('board')).toBe(await scratch.digest());
    await scratch.close();
  }, 30_000);

  it('loses nothing that the serving table took in between the catching up and the swap', async () => {
    const log = new BusyEventStore({ clock, catalogue });
    const world = await aWorld(log);
    const runner = await withMany(world, 10);
    const late = async (): Promise<void> => runner.waitFor(await world.append(begun('late')), LONG_MS);
    // At its second look at the end, the rebuild is about to catch up for the last time before the swap.
    log.afterHead.push(() => Promise.resolve(), late);
    await runner.rebuild('board');
    expect(log.afterHead).toEqual([]);
    expect(await countOf(world)).toBe(10);
  });

  it('can be done again and again, with the same digest', async () => {
    const world = await aWorld();
    const runner = await withMany(world);
    const digest = await runner.digest('board');
    await runner.rebuild('board');
    await runner.rebuild('board');
    expect(await runner.digest('board')).toBe(digest);
  });

  it('refuses to look the same where a row was changed behind its back: the digest of a rebuild differs (XX-2, XX-3)', async () => {
    const world = await aWorld();
    const runner = await withMany(world, 10);
    const { readStore } = world;
    await readStore.writer
      .$extendTables<Record<string, { docsUrl: string; partnershipId: string }>>()
      .updateTable(storedAs(boardTable))
      .set({ docsUrl: 'https://else.example' })
      .where('partnershipId', '=', 'p1')
      .execute();
    const scratch = await runner.rebuildUntil('board', runner.positionOf('board'));
    expect(await runner.digest('board')).not.toBe(await scratch.digest());
    await scratch.close();
  });

  it('leaves the serving table alone when a rebuild is cut off, and drops what it left at the next start', async () => {
    const world = await aWorld();
    const runner = await withMany(world);
    const digest = await runner.digest('board');
    await runner.stop();
    const cutOff = await world.projections({ projections: [board()], onRebuild: fail });
    await expect(cutOff.rebuild('board')).rejects.toThrow('cut off');
    expect(await cutOff.digest('board')).toBe(digest);
    await cutOff.stop();
    await world.readStore.writer.schema.createTable('board__next').addColumn('left', 'text').execute();
    await (await world.projections({ projections: [board()] })).stop();
    expect(await leftovers(world)).toMatch(/no such table: board__next|relation "board__next" does not exist/);
    expect(await countOf(world)).toBe(MANY - 1);
  });

  it('rebuilds of itself until it is done, although the log does not answer at first', async () => {
    const log = new AwayAtTimes({ clock, catalogue });
    const world = await aWorld(log);
    const before = await world.projections({ projections: [board()] });
    await before.waitFor(await world.append(begun('a'), begun('b')), LONG_MS);
    await before.stop();
    const serves = Promise.withResolvers<undefined>();
    const onRebuild = ({ serving }: RebuildProgress): void => (serving ? serves.resolve(undefined) : undefined);
    log.times = 2;
    await world.projections({ projections: [board({ version: 2 })], onRebuild });
    await serves.promise;
    expect(log.times).toBe(0);
  });

  it('rebuilds of itself when the definition was raised to another version, and meanwhile serves the old rows', async () => {
    const world = await aWorld();
    await (await withMany(world)).stop();
    const counts: Promise<number>[] = [];
    const done = Promise.withResolvers<RebuildProgress>();
    const onRebuild = (progress: RebuildProgress): void => {
      counts.push(countOf(world));
      if (progress.serving) done.resolve(progress);
    };
    await world.projections({ projections: [board({ version: 2 })], onRebuild });
    expect(await done.promise).toMatchObject({ projection: 'board', position: MANY + 2, head: MANY + 2 });
    expect(new Set(await Promise.all(counts))).toEqual(new Set([MANY - 1]));
    const again: RebuildProgress[] = [];
    await world.projections({ projections: [board({ version: 2 })], onRebuild: (progress) => void again.push(progress) });
    expect(again).toEqual([]);
  });

  it('rebuilds before it starts when the table looks different, so that queries find their columns', async () => {
    const world = await aWorld();
    await (await withMany(world)).stop();
    const wider = { ...board(), shape: 'wider', fingerprint: 'wider' };
    const served: boolean[] = [];
    await world.projections({ projections: [wider], onRebuild: ({ serving }) => void served.push(serving) });
    expect(served.at(-1)).toBe(true);
  });

  it('forgives an event that it parked, once a rebuild with the mended handlers has passed it', async () => {
    const world = await aWorld();
    const broken = await world.projections({ projections: [board({ failsOn: 'https://bad.example' })] });
    await broken.waitFor(await world.append(begun('a'), documented('a', 'https://bad.example')), LONG_MS);
    await broken.rebuild('board');
    expect(await world.readStore.parked()).toMatchObject([{ reader: 'board', key: 'a', position: 2 }]);
    await broken.stop();
    const mended = await world.projections({ projections: [board()] });
    await mended.rebuild('board');
    expect(await world.readStore.parked()).toEqual([]);
  });
});
