import { ProjectionRunner, readModel, storedAs } from '@entente/read-store';
import { sql } from 'kysely';
import { begun, board, boardTable, catalogue, documented, ended, noted } from './partnership-board.js';
import { FailingTable } from './failing-table.js';
import { RepeatingEventStore } from './repeating-event-store.js';
import type { World } from './world.js';
import { LONG_MS, clock, inEachWorld } from './world.js';

const versionsOf = ({ readStore }: World) =>
  readStore.database
    .selectFrom(sql.table(storedAs(boardTable)).as('board'))
    .selectAll()
    .orderBy(sql`"partnershipId"`)
    .orderBy(sql`"validFrom"`)
    .execute();
const LIFE = [begun('a'), begun('b'), documented('a'), documented('a', 'https://new.example'), ended('b'), begun('b', 'Blom')];

inEachWorld((aWorld, stores) => {
  it('gives the same rows, versions and digest when every event comes again and again', async () => {
    const once = await aWorld();
    const often = await aWorld(new RepeatingEventStore({ clock, catalogue }));
    const [plain, repeated] = [await once.projections({ projections: [board()] }), await often.projections({ projections: [board()] })];
    // The last one concerns no row: when it is reached, the repeats before it have come.
    for (const happened of [...LIFE, noted('the end')]) {
      await plain.waitFor(await once.append(happened), LONG_MS);
      await repeated.waitFor(await often.append(happened), LONG_MS);
    }
    expect(await versionsOf(often)).toEqual(await versionsOf(once));
    expect(await versionsOf(once)).toHaveLength(5);
    expect(await repeated.digest('board')).toBe(await plain.digest('board'));
  });

  it('makes no version of a row that an event leaves as it was', async () => {
    const world = await aWorld();
    const runner = await world.projections({ projections: [board()] });
    await runner.waitFor(await world.append(begun('a'), documented('a'), documented('a')), LONG_MS);
    expect(await versionsOf(world)).toHaveLength(2);
  });

  it('goes on behind the stored position after a restart', async () => {
    const world = await aWorld();
    const first = await world.projections({ projections: [board()] });
    await first.waitFor(await world.append(begun('a')), LONG_MS);
    await first.stop();
    const last = await world.append(documented('a'));
    const second = await world.projections({ projections: [board()] });
    await second.waitFor(last, LONG_MS);
    expect(await versionsOf(world)).toHaveLength(2);
    expect(second.positionOf('board')).toBe(last);
  });

  it('stores rows and position together or not at all, and tries again until the database answers', async () => {
    const world = await aWorld();
    const { database } = world.readStore;
    const seen: unknown[] = [];
    const disk = new FailingTable(world.readStore, stores.database, 'projections');
    const runner = await world.projections({
      projections: [board()],
      pause: async () => {
        seen.push(await readModel(database, boardTable).selectAll().execute());
        if (seen.length === 3) await disk.heals();
      },
    });
    await disk.fails();
    await runner.waitFor(await world.append(begun('a')), LONG_MS);
    expect(seen).toEqual([[], [], []]);
    expect(await readModel(database, boardTable).selectAll().execute()).toHaveLength(1);
    expect(world.logged).toHaveLength(3);
    expect(world.logged[0]).toContain('no room in projections');
    expect(await world.readStore.parked()).toEqual([]);
  });

  it('writes after a restart the rows that a crash cut off, and stores no position ahead of them', async () => {
    const world = await aWorld();
    const { database } = world.readStore;
    const disk = new FailingTable(world.readStore, stores.database, storedAs(boardTable));
    const cutOff = Promise.withResolvers<undefined>();
    const died = (): Promise<void> => {
      cutOff.resolve(undefined);
      return new Promise(() => undefined);
    };
    // Hangs where it would try again, as if its process were dead, and is not stopped.
    await new ProjectionRunner({ ...world.common(), projections: [board()], pause: died }).start();
    await disk.fails();
    const last = await world.append(begun('a'));
    await cutOff.promise;
    await disk.heals();
    const again = await world.projections({ projections: [board()] });
    await again.waitFor(last, LONG_MS);
    expect(await readModel(database, boardTable).selectAll().execute()).toMatchObject([{ partnershipId: 'a' }]);
  });
});
