import { integer, projection, readModel, table, text, update, upsert } from '@entente/read-store';
import type { ProjectionRunner } from '@entente/read-store';
import { Begun, begun, board, boardTable, documented, ended } from './partnership-board.js';
import type { World } from './world.js';
import { LONG_MS, inEachWorld } from './world.js';

const BAD = 'https://bad.example';

const statuses = async ({ readStore }: World) =>
  (await readModel(readStore.database, boardTable).select(['partnershipId', 'status']).orderBy('partnershipId').execute()).map(
    ({ partnershipId, status }) => `${partnershipId} ${status}`,
  );

async function withPoison(world: World): Promise<ProjectionRunner> {
  const runner = await world.projections({ projections: [board({ failsOn: BAD })] });
  const last = await world.append(begun('a'), begun('b'), documented('a', BAD), documented('b'), documented('a'), begun('c'));
  await runner.waitFor(last, LONG_MS);
  return runner;
}

const seenTable = table('seen', {
  key: 'builder',
  columns: { builder: text(), a: integer().nullable(), b: integer().nullable(), c: integer().nullable() },
});

const latestTable = table('latest', { key: 'builder', columns: { builder: text(), partnershipId: text() } });

inEachWorld((aWorld) => {
  it('parks an event whose handler fails, holds back its partnership, and goes on with all others', async () => {
    const world = await aWorld();
    const runner = await withPoison(world);
    expect(await statuses(world)).toEqual(['a BEGUN', 'b DOCUMENTED', 'c BEGUN']);
    const expected = { reader: 'board', key: 'a', position: 3, eventType: 'Documented', reason: 'Error: the handler has a mistake' };
    expect(await world.readStore.parked('board')).toEqual([expect.objectContaining(expected)]);
    await runner.waitFor(await world.append(ended('a'), ended('b')), LONG_MS);
    expect(await statuses(world)).toEqual(['a BEGUN', 'c BEGUN']);
  });

  it('goes on holding back after a restart, and parks again at a retry without a fix', async () => {
    const world = await aWorld();
    await (await withPoison(world)).stop();
    const runner = await world.projections({ projections: [board({ failsOn: BAD })] });
    await runner.waitFor(await world.append(ended('a')), LONG_MS);
    expect(await runner.retryParked('board', 'a')).toMatchObject({ key: 'a', position: 3 });
    expect(await statuses(world)).toEqual(['a BEGUN', 'b DOCUMENTED', 'c BEGUN']);
  });

  it('heals at a retry after a fix: all that was held back is there, each version at its own position', async () => {
    const world = await aWorld();
    await (await withPoison(world)).stop();
    const runner = await world.projections({ projections: [board()] });
    expect(await runner.retryParked('board', 'a')).toBeUndefined();
    await runner.waitFor(await world.append(documented('c')), LONG_MS);
    expect(await statuses(world)).toEqual(['a DOCUMENTED', 'b DOCUMENTED', 'c DOCUMENTED']);
    for (const position of [2, 3, 4, 5, 6]) {
      const scratch = await runner.rebuildUntil('board', position);
      expect(await runner.digest('board', position)).toBe(await scratch.digest());
      await scratch.close();
    }
    expect(await runner.retryParked('board', 'a')).toBeUndefined();
  });

  it('parks an update of a row that is not there', async () => {
    const world = await aWorld();
    const runner = await world.projections({ projections: [board()] });
    await runner.waitFor(await world.append(documented('nobody'), begun('a')), LONG_MS);
    const [parked] = await world.readStore.parked();
    expect(parked).toMatchObject({ key: 'nobody', reason: 'RowRefused: board has no row nobody to update' });
    expect(await statuses(world)).toEqual(['a BEGUN']);
  });

  it('builds the table anew when events of others have changed the same rows since', async () => {
    const latest = (failsOn?: string) =>
      projection('latest', {
        table: latestTable,
        version: 1,
        on: [Begun],
        handlers: {
          Begun: ({ data }) => {
            if (data.partnershipId === failsOn) throw new Error('the handler has a mistake');
            return upsert(data.builder, { partnershipId: data.partnershipId });
          },
        },
      });
    const world = await aWorld();
    const first = await world.projections({ projections: [latest('a')] });
    await first.waitFor(await world.append(begun('a'), begun('b')), LONG_MS);
    await first.stop();
    const runner = await world.projections({ projections: [latest()] });
    expect(await runner.retryParked('latest', 'a')).toBeUndefined();
    const latestAt = (position: number) => readModel(world.readStore.database, latestTable, position).select('partnershipId').execute();
    expect([await latestAt(1), await latestAt(2)]).toEqual([[{ partnershipId: 'a' }], [{ partnershipId: 'b' }]]);
  });

  it('goes on from the rows that a rebuild has put in the place of those that it remembered', async () => {
    const world = await aWorld();
    let fails = true;
    const seen = projection('seen', {
      ...{ table: seenTable, version: 1, on: [Begun] },
      handlers: {
        Begun: ({ data: { partnershipId, builder }, position }) => {
          if (partnershipId === 'a' && fails) throw new Error('the handler has a mistake');
          return partnershipId === 'first'
            ? upsert(builder, { a: null, b: null, c: null })
            : update(builder, { [partnershipId]: position });
        },
      },
    });
    const runner = await world.projections({ projections: [seen] });
    for (const one of ['first', 'a', 'b']) await runner.waitFor(await world.append(begun(one)), LONG_MS);
    fails = false;
    expect(await runner.retryParked('seen', 'a')).toBeUndefined();
    await runner.waitFor(await world.append(begun('c')), LONG_MS);
    expect(await readModel(world.readStore.database, seenTable).select(['a', 'b', 'c']).execute()).toEqual([{ a: 2, b: 3, c: 4 }]);
  });
});
