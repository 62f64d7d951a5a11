import { ReadStore } from '@entente/read-store';
import fc from 'fast-check';
import { CompiledQuery, sql } from 'kysely';
import { RowSql } from '../../../libs/read-store/store/postgres/row-sql.js';
import { stepInTransaction } from '../../../libs/read-store/store/step.js';
import type { Tenure } from '../../../libs/read-store/tenures/tenure.js';
import { aServer, onPostgres } from '../../postgres/on-postgres.js';
import { CountTables, KEEPER, counts, keptIn, stepTo } from './count-tables.js';

const notes = { warn: () => undefined };
const KEYS = ['a', 'b', 'c', 'd'];

const batches = fc.array(
  fc.record({ set: fc.dictionary(fc.constantFrom(...KEYS), fc.option(fc.nat(3)), { minKeys: 1 }), forgets: fc.boolean() }),
  { maxLength: 12 },
);

onPostgres(() => {
  const server = aServer();
  let databaseUrl: string;
  let store: ReadStore;
  let tenure: Tenure;
  let tables: CountTables;

  beforeEach(async () => {
    databaseUrl = await server().emptySchema();
    store = await ReadStore.open({ databaseUrl, notes });
    tables = new CountTables(store);
    tenure = await keptIn(store, 'reader');
  });
  afterEach(() => store.close());

  it('make of rows what transactions of their own make of them, whatever is remembered', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(batches, async (all) => {
        run += 1;
        const [one, other] = [await tables.add(`one ${run}`), await tables.add(`other ${run}`)];
        for (const [index, { set, forgets }] of all.entries()) {
          if (forgets) one.rows.forget();
          await one.rows.step(tenure, stepTo(index + 1, `one ${run}`, set));
          await stepInTransaction(other.rows, tenure.write, stepTo(index + 1, `other ${run}`, set));
        }
        expect(await tables.versionsIn(one.name)).toEqual(await tables.versionsIn(other.name));
        expect(await tables.standOf(`one ${run}`)).toEqual(await tables.standOf(`other ${run}`));
      }),
      { numRuns: 30 },
    );
  });

  it('are not made by whoever was taken over and does not know it yet', async () => {
    const { name, rows } = await tables.add('reader');
    await rows.step(tenure, stepTo(1, 'reader', { a: 1 }));
    const second = await ReadStore.open({ databaseUrl, notes });
    await second.tenures.of('reader', KEEPER).holding(async () => {
      expect(tenure.isOurs).toBe(true);
      await expect(rows.step(tenure, stepTo(2, 'reader', { a: 2 }))).rejects.toThrow('Another process keeps reader now');
      expect(tenure.isOurs).toBe(false);
    });
    await second.close();
    expect(await tables.versionsIn(name)).toHaveLength(1);
    expect(await tables.standOf('reader')).toEqual({ position: 1, mark: 'mark 1' });
  });

  it('are not made from where the reader does not stand', async () => {
    const { name, rows } = await tables.add('reader');
    await expect(rows.step(tenure, stepTo(2, 'reader', { a: 2 }))).rejects.toThrow('reader was left at position 1');
    expect(await tables.versionsIn(name)).toEqual([]);
    expect(await tables.standOf('reader')).toEqual({ position: 0, mark: null });
  });

  it('share a transaction when they come at the same time', async () => {
    const readers = ['one', 'two', 'three'];
    const all = await Promise.all(readers.map((reader) => tables.add(reader)));
    for (const position of [1, 2])
      await Promise.all(all.map(({ rows }, place) => rows.step(tenure, stepTo(position, readers[place] ?? '', { a: position }))));
    const transactions = await Promise.all(
      all.map(({ name }) => sql<{ xmin: string }>`select xmin::text from ${sql.table(name)} order by "validFrom"`.execute(store.writer)),
    );
    const [first, ...others] = transactions.map(({ rows }) => rows);
    expect(first).toHaveLength(2);
    for (const other of others) expect(other).toEqual(first);
  });

  it('are made although one that came at the same time fails', async () => {
    const [sound, broken] = [await tables.add('sound'), await tables.add('broken')];
    await sql`drop table ${sql.table(broken.name)}`.execute(store.writer);
    const [made, failed] = await Promise.allSettled([
      sound.rows.step(tenure, stepTo(1, 'sound', { a: 1 })),
      broken.rows.step(tenure, stepTo(1, 'broken', { a: 1 })),
    ]);
    expect([made.status, failed.status]).toEqual(['fulfilled', 'rejected']);
    expect(await tables.standOf('sound')).toEqual({ position: 1, mark: 'mark 1' });
    expect(await tables.standOf('broken')).toEqual({ position: 0, mark: null });
  });

  it('are made in one transaction of their own when they are large', async () => {
    const { name, rows } = await tables.add('reader');
    const many = Object.fromEntries(Array.from({ length: 70 }, (_none, number) => [`key ${number}`, number]));
    await rows.step(tenure, stepTo(1, 'reader', many));
    await rows.step(tenure, stepTo(2, 'reader', { 'key 7': 8 }));
    expect(await tables.versionsIn(name)).toHaveLength(71);
    expect(await tables.standOf('reader')).toEqual({ position: 2, mark: 'mark 2' });
  });

  it('find their rows by key while nothing is known of the table', async () => {
    const { name } = await tables.add('reader');
    const { sql: text, parameters } = new RowSql(counts, name).present(KEYS);
    const { rows } = await store.writer.executeQuery(CompiledQuery.raw(`explain ${text}`, [...parameters]));
    expect(JSON.stringify(rows)).toMatch(/Index Scan Backward using counts_g\d+_versions/);
    expect(JSON.stringify(rows)).not.toMatch(/Seq Scan|Sort/);
  });
});
