import type { DomainEvent, Position } from '@entente/kernel';
import { readModel } from '@entente/read-store';
import fc from 'fast-check';
import { begun, board, boardTable, documented, ended, noted } from './partnership-board.js';
import type { World } from './world.js';
import { LONG_MS, inEachWorld } from './world.js';

/** By partnership its address, or its builder before it has one. */
type Rows = ReadonlyMap<string, string>;
type Step = readonly [verb: 'begin' | 'document' | 'end' | 'note', key: string, detail: string];

const steps = fc.array(
  fc.tuple(fc.constantFrom('begin', 'document', 'end', 'note'), fc.constantFrom('a', 'b', 'c'), fc.constantFrom('one', 'two')),
  { minLength: 1, maxLength: 40 },
);

/** What a step makes happen, and the rows thereafter. Only what is there can be documented: it begins otherwise. */
function happening([verb, key, detail]: Step, rows: Rows): { readonly event: DomainEvent; readonly rows: Rows } {
  const without = new Map([...rows].filter(([other]) => other !== key));
  if (verb === 'note') return { event: noted(detail), rows };
  if (verb === 'end') return { event: ended(key), rows: without };
  const event = verb === 'document' && rows.has(key) ? documented(key, detail) : begun(key, detail);
  return { event, rows: new Map([...without, [key, `${event.type} ${detail}`]]) };
}

async function rowsOf({ readStore }: World, asOf?: Position): Promise<Rows> {
  const rows = await readModel(readStore.database, boardTable, asOf).select(['partnershipId', 'docsUrl', 'builder']).execute();
  return new Map(rows.map((row) => [row.partnershipId, row.docsUrl === null ? `Begun ${row.builder}` : `Documented ${row.docsUrl}`]));
}

const inOrder = (rows: Rows) => [...rows].sort(([left], [right]) => left.localeCompare(right));

/** Lets the steps happen, the first of them before the projection reads and the others while it does. */
async function lived(world: World, all: readonly Step[], late: number): Promise<readonly (readonly [Position, Rows])[]> {
  const history: [Position, Rows][] = [];
  let rows: Rows = new Map();
  for (const [place, step] of all.entries()) {
    if (place === late) await world.projections({ projections: [board()] });
    const now = happening(step, rows);
    history.push([await world.append(now.event), now.rows]);
    rows = now.rows;
  }
  return history;
}

inEachWorld((aWorld) => {
  it('has exactly the rows that held at each position, and counts none of them twice', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.nat(40), async (all, late) => {
        const world = await aWorld();
        const history = await lived(world, all, late);
        const runner = await world.projections({ projections: [board()] });
        await runner.waitFor(history.at(-1)?.[0] ?? 0, LONG_MS);
        for (const [position, rows] of history) expect(inOrder(await rowsOf(world, position))).toEqual(inOrder(rows));
        expect(inOrder(await rowsOf(world))).toEqual(inOrder(history.at(-1)?.[1] ?? new Map()));
        await world.close();
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('gives totals and joins as of a position', async () => {
    const world = await aWorld();
    const runner = await world.projections({ projections: [board(), board({ name: 'mirror' })] });
    const early = await world.append(begun('a'), begun('b', 'Blom'));
    const late = await world.append(documented('a'), begun('c'));
    await runner.waitFor(late, LONG_MS);
    const { database } = world.readStore;
    const totals = (asOf?: Position) =>
      readModel(database, boardTable, asOf)
        .select(({ fn }) => ['status', fn.countAll<number>().as('count')])
        .groupBy('status')
        .orderBy('status')
        .execute();
    const pairs = (asOf?: Position) =>
      readModel(database, boardTable, asOf)
        .innerJoin(
          readModel(database, { ...boardTable, name: 'mirror' }, asOf)
            .selectAll()
            .as('mirror'),
          'mirror.builder',
          'board.builder',
        )
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
    expect(await totals(early)).toEqual([{ status: 'BEGUN', count: 2 }]);
    expect(await totals()).toEqual([
      { status: 'BEGUN', count: 2 },
      { status: 'DOCUMENTED', count: 1 },
    ]);
    expect(await pairs(early)).toEqual({ count: 2 });
    expect(await pairs()).toEqual({ count: 5 });
  });

  it('stops a build for verification exactly at a position, with the digest that the projection had there', async () => {
    const world = await aWorld();
    const runner = await world.projections({ projections: [board()] });
    const there = await world.append(begun('a'), begun('b'), documented('b'), ended('a'));
    await runner.waitFor(there, LONG_MS);
    const digest = await runner.digest('board');
    await runner.waitFor(await world.append(begun('a'), documented('b', 'https://elsewhere.example')), LONG_MS);
    const scratch = await runner.rebuildUntil('board', there);
    expect(scratch.position).toBe(there);
    expect(await scratch.digest()).toBe(digest);
    expect(await runner.digest('board', there)).toBe(digest);
    expect(await runner.digest('board')).not.toBe(digest);
    await scratch.close();
  });
});
