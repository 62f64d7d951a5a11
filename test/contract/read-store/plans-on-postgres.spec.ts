import { readModel } from '@entente/read-store';
import type { Compilable } from 'kysely';
import { CompiledQuery } from 'kysely';
import { firstToFire } from '../../../libs/read-store/timers/clocks.js';
import { aServer, onPostgres } from '../../postgres/on-postgres.js';
import { begun, board, boardTable, documented } from './partnership-board.js';
import { inSchemas } from './read-stores.js';
import { worlds, type World } from './world.js';

const MANY = 3_000;

onPostgres(() => {
  const aWorld = worlds(inSchemas(aServer()));
  let world: World;

  async function planOf(query: Compilable): Promise<string> {
    const { sql, parameters } = query.compile();
    const { rows } = await world.readStore.database.executeQuery(CompiledQuery.raw(`explain ${sql}`, [...parameters]));
    return JSON.stringify(rows);
  }

  beforeEach(async () => {
    world = await aWorld();
    const keys = Array.from({ length: MANY }, (_none, number) => `p${number}`);
    await world.append(...keys.map((key, number) => begun(key, `builder ${number % 100}`)), ...keys.slice(9).map((key) => documented(key)));
    // A projection that is new beside a log that is not is built before it is served.
    await world.projections({ projections: [board()] });
  });

  it('serves questions about the present from the small indexes on the present rows, as soon as a table is built', async () => {
    const present = () => readModel(world.readStore.database, boardTable).select(['since', 'tags']);
    expect(await planOf(present().where('status', '=', 'BEGUN').where('partnershipId', '>', 'a').orderBy('partnershipId'))).toContain(
      'board_g2_present_0',
    );
    expect(await planOf(present().where('builder', '=', 'builder 7'))).toContain('board_g2_present_1');
    expect(await planOf(present().where('partnershipId', '=', 'p7'))).toMatch(/board_g2_present(?!_)/);
  });

  it('serves questions about the past from an index too, and never walks through all rows', async () => {
    const past = () => readModel(world.readStore.database, boardTable, MANY).select(['since', 'tags']);
    expect(await planOf(past().where('builder', '=', 'builder 7').orderBy('partnershipId'))).toContain('board_g2_past_1');
    expect(await planOf(past().where('partnershipId', '=', 'p7'))).toMatch(/Index Scan .*board_g2_versions/);
  });

  it('fills a page from the index at its border, without sorting the list', async () => {
    const page = readModel(world.readStore.database, boardTable)
      .select('since')
      .where('status', '=', 'DOCUMENTED')
      .orderBy('status')
      .orderBy('partnershipId')
      .limit(20);
    const plan = await planOf(page);
    expect(plan).toContain('board_g2_present_0');
    expect(plan).not.toContain('Sort');
  });

  it('meets the clocks of timers in the order in which they fire, and sorts none', async () => {
    const clocks = Array.from({ length: MANY }, (_none, number) => ({
      ...{ timer: 'one timer', partnershipId: `p${number}`, key: 'k', setBy: 'test', position: number, parkedAfter: null },
      dueAt: new Date(Date.UTC(2020, 0, 1) + number).toISOString(),
    }));
    await world.readStore.writer.insertInto('timers').values(clocks).execute();
    const plan = await planOf(firstToFire(world.readStore.writer, ['one timer', 'another']));
    expect(plan).toContain('timers_by_due');
    expect(plan).not.toContain('Sort');
  });
});
