import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { ReadStore, ReadStoreFault } from './read-store.js';

let store: ReadStore;

beforeEach(async () => {
  store = await ReadStore.open({ memory: true });
  const { schema } = store.writer;
  await schema
    .createTable('typed')
    .addColumn('list', sql`json text`)
    .addColumn('isSo', 'boolean')
    .addColumn('word', 'text')
    .execute();
  await sql`insert into typed values (${'["a"]'}, ${true}, ${'["a"]'}), (${null}, ${null}, ${null}), (${'5'}, ${false}, ${'5'})`.execute(
    store.writer,
  );
});
afterEach(() => store.close());

const rowsOf = async (query: string) => (await sql.raw(query).execute(store.database)).rows;

it('gives JSON parsed and booleans as such, under other names and through joins too, and leaves text alone', async () => {
  expect(await rowsOf('select list, "isSo", word from typed')).toEqual([
    { list: ['a'], isSo: true, word: '["a"]' },
    { list: null, isSo: null, word: null },
    { list: 5, isSo: false, word: '5' },
  ]);
  const inner = 'select list as l, "isSo" as i from typed limit 1';
  expect(await rowsOf(`select x.l as many, x.i as yes from (${inner}) as x join typed on true limit 1`)).toEqual([
    { many: ['a'], yes: true },
  ]);
});

it('finds rows by a boolean', async () => {
  const { rows } = await sql`select word from typed where "isSo" = ${true}`.execute(store.database);
  expect(rows).toEqual([{ word: '["a"]' }]);
});

it('answers queries while a transaction is open, without what it has written', async () => {
  await store.writer.transaction().execute(async (trx) => {
    await sql`delete from typed`.execute(trx);
    expect(await rowsOf('select word from typed')).toHaveLength(3);
  });
  expect(await rowsOf('select word from typed')).toEqual([]);
});

it('cannot be written through the queries connection', async () => {
  await expect(sql`delete from typed`.execute(store.database)).rejects.toThrow('readonly');
});

it('gives the columns that a table has now, when another took its place', async () => {
  expect(await rowsOf('select * from typed limit 1')).toEqual([{ list: ['a'], isSo: true, word: '["a"]' }]);
  await store.writer.transaction().execute(async (trx) => {
    await trx.schema.dropTable('typed').execute();
    await trx.schema
      .createTable('typed')
      .addColumn('word', sql`json text`)
      .addColumn('list', 'text')
      .execute();
    await sql`insert into typed values (${'["b"]'}, ${'["b"]'})`.execute(trx);
  });
  expect(await rowsOf('select * from typed limit 1')).toEqual([{ word: ['b'], list: '["b"]' }]);
});

it('streams rows while the same query is asked again', async () => {
  const readers = ['one', 'two'].map((name) => ({ name, position: 1 }));
  await store.writer.insertInto('readers').values(readers).execute();
  const query = store.database.selectFrom('readers').selectAll().orderBy('name');
  const streamed: unknown[] = [];
  for await (const row of query.stream()) {
    streamed.push(row);
    expect(await sql.raw(query.compile().sql).execute(store.writer)).toMatchObject({ rows: readers });
  }
  expect(streamed).toEqual(readers);
});

it('that cannot be opened tells where it should be, and why it is not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entente-unopened-'));
  await mkdir(join(folder, 'read-models.db'));
  const opened = ReadStore.open({ folder });
  await expect(opened).rejects.toThrow(ReadStoreFault);
  await expect(opened).rejects.toThrow(`The read models in ${folder} cannot be opened or written: SqliteError: unable to open`);
  await rm(folder, { recursive: true });
});
