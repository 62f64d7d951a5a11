import { setImmediate as nextTurn } from 'node:timers/promises';
import { ReadStore } from '@entente/read-store';
import { Client } from 'pg';
import type { Tenure } from '../../../libs/read-store/tenures/tenure.js';
import { aServer, onPostgres } from '../../postgres/on-postgres.js';
import { CountTables, keptIn, stepTo } from './count-tables.js';

const readers = ['one', 'two'];

/** Readers of one process, whose steps come at the same time. */
onPostgres(() => {
  const server = aServer();
  let store: ReadStore;
  let tables: CountTables;
  let tenure: Tenure;
  const bothStepTo = (position: number) =>
    all.map(({ rows }, place) => rows.step(tenure, stepTo(position, readers[place] ?? '', { a: position })));
  let all: readonly Awaited<ReturnType<CountTables['add']>>[];
  let rival: Client;

  beforeEach(async () => {
    const databaseUrl = await server().emptySchema();
    store = await ReadStore.open({ databaseUrl, notes: { warn: () => undefined } });
    tables = new CountTables(store);
    tenure = await keptIn(store, 'reader');
    all = await Promise.all(readers.map((reader) => tables.add(reader)));
    await Promise.all(bothStepTo(1));
    rival = new Client({ connectionString: databaseUrl });
    await rival.connect();
    await rival.query('begin');
  });
  afterEach(async () => {
    await rival.end();
    await store.close();
  });

  const lockTheFirst = () => rival.query(`lock table ${all[0]?.name} in access exclusive mode`);

  it('do not wait for one another’s tables', async () => {
    await lockTheFirst();
    const [first, second] = bothStepTo(2);
    await second;
    expect(await tables.standOf('two')).toMatchObject({ position: 2 });
    await rival.query('commit');
    await first;
    expect(await tables.standOf('one')).toMatchObject({ position: 2 });
  });

  it('are made although the session ends in the midst of them', async () => {
    await lockTheFirst();
    const both = Promise.allSettled(bothStepTo(2));
    await someoneWaitsForALock();
    const ended = await rival.query<{ step: boolean }>(
      `select pg_terminate_backend(pid), query like 'with held%' as step from pg_locks join pg_stat_activity using (pid) where not granted`,
    );
    await rival.query('commit');
    expect(ended.rows).toHaveLength(1);
    const made = (await both).map(({ status }) => status);
    // On a slow machine it was not the shared session any more that waited.
    if (ended.rows[0]?.step === true) expect(made).toEqual(['fulfilled', 'fulfilled']);
    for (const [place, { rows }] of all.entries())
      if (made[place] === 'rejected') await rows.step(tenure, stepTo(2, readers[place] ?? '', { a: 2 }));
    for (const { name } of all) expect(await tables.versionsIn(name)).toHaveLength(2);
  });

  it.each([
    ['taken over', 'epoch = epoch + 1', ['rejected', 'rejected'], 1],
    ['left by its keeper', 'worker = null', ['fulfilled', 'fulfilled'], 2],
  ])('see what becomes of a tenure that is being %s at that moment', async (_title, change, ends, position) => {
    await rival.query(`update tenures set ${change} where name = 'reader'`);
    const both = Promise.allSettled(bothStepTo(2));
    await someoneWaitsForALock();
    await rival.query('commit');
    expect((await both).map(({ status }) => status)).toEqual(ends);
    for (const reader of readers) expect(await tables.standOf(reader)).toMatchObject({ position });
  });

  async function someoneWaitsForALock(): Promise<void> {
    while ((await rival.query('select 1 from pg_locks where not granted')).rowCount === 0) await nextTurn();
  }
});
