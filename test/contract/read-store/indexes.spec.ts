import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadStore, readModel } from '@entente/read-store';
import type { ReadDatabase } from '@entente/read-store';
import type { Compilable } from 'kysely';
import { CompiledQuery } from 'kysely';
import { InMemoryEventStore } from '../../../libs/event-store/in-memory/in-memory-event-store.js';
import { firstToFire } from '../../../libs/read-store/timers/clocks.js';
import { begun, board, boardTable, catalogue } from './partnership-board.js';
import { LONG_MS, World, clock } from './world.js';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entente-indexes-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function planOf(database: ReadDatabase, query: Compilable): Promise<string> {
  const { sql, parameters } = query.compile();
  return JSON.stringify((await database.executeQuery(CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]))).rows);
}

async function fill(): Promise<void> {
  const world = new World(new InMemoryEventStore({ clock, catalogue }), await ReadStore.open({ folder }));
  const runner = await world.projections({ projections: [board()] });
  await runner.waitFor(await world.append(begun('a'), begun('b', 'Blom')), LONG_MS);
  await world.close();
}

it('serves questions about the present from the small index on the present rows, after a restart too', async () => {
  await fill();
  const readStore = await ReadStore.open({ folder });
  const present = () => readModel(readStore.database, boardTable).select(['since', 'tags']);
  const plan = (query: Compilable) => planOf(readStore.database, query);
  expect(await plan(present().where('status', '=', 'BEGUN').where('partnershipId', '>', 'a').orderBy('partnershipId'))).toContain(
    'present_0',
  );
  expect(await plan(present().where('builder', '=', 'Acme'))).toContain('present_1');
  expect(await plan(present().where('partnershipId', '=', 'a'))).toContain('board_g1_present ');
  await readStore.close();
});

it('meets the clocks of timers in the order in which they fire, and sorts none', async () => {
  const readStore = await ReadStore.open({ folder });
  const plan = await planOf(readStore.database, firstToFire(readStore.writer, ['one timer', 'another']));
  expect(plan).toContain('timers_by_due');
  expect(plan).not.toContain('TEMP B-TREE');
  await readStore.close();
});

it('serves questions about the past from an index too, and never walks through all rows', async () => {
  await fill();
  const readStore = await ReadStore.open({ folder });
  const past = () => readModel(readStore.database, boardTable, 1).select(['since', 'tags']);
  const plan = (query: Compilable) => planOf(readStore.database, query);
  expect(await plan(past().where('status', '=', 'BEGUN').orderBy('partnershipId'))).toContain('past_0');
  expect(await plan(past().where('partnershipId', '=', 'a'))).toContain('SEARCH');
  await readStore.close();
});
