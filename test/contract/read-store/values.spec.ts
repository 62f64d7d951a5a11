import { sql } from 'kysely';
import type { ReadStore } from '@entente/read-store';
import { onEachDatabase } from './read-stores.js';

onEachDatabase((stores) => {
  let store: ReadStore;

  beforeEach(async () => {
    store = await stores.empty();
    const { writer, dialect } = store;
    await writer.schema
      .createTable('typed')
      .addColumn('list', dialect.columnType('json'))
      .addColumn('isSo', dialect.columnType('boolean'))
      .addColumn('word', dialect.columnType('text'))
      .addColumn('whole', dialect.columnType('integer'))
      .execute();
    const most = Number.MAX_SAFE_INTEGER;
    await sql`insert into typed values (${'["a"]'}, ${true}, ${'["a"]'}, ${most}), (${null}, ${null}, ${null}, ${null}), (${'5'}, ${false}, ${'5'}, ${-5})`.execute(
      writer,
    );
  });
  afterEach(() => store.close());

  const rowsOf = async (query: string) => (await sql.raw(query).execute(store.database)).rows;

  it('gives JSON parsed, booleans and integers as such, under other names and through joins too, and leaves text alone', async () => {
    expect(await rowsOf('select list, "isSo", word, whole from typed')).toEqual([
      { list: ['a'], isSo: true, word: '["a"]', whole: Number.MAX_SAFE_INTEGER },
      { list: null, isSo: null, word: null, whole: null },
      { list: 5, isSo: false, word: '5', whole: -5 },
    ]);
    const inner = 'select list as l, "isSo" as i, whole as w from typed limit 1';
    expect(await rowsOf(`select x.l as many, x.i as yes, x.w as w from (${inner}) as x join typed on true limit 1`)).toEqual([
      { many: ['a'], yes: true, w: Number.MAX_SAFE_INTEGER },
    ]);
  });

  it('gives counts, sums and averages as numbers', async () => {
    expect(await rowsOf('select count(*) as n, sum(whole) as s, avg(whole) as a from typed where whole < 0')).toEqual([
      { n: 1, s: -5, a: -5 },
    ]);
  });

  it('compares and sorts text byte by byte', async () => {
    await sql`delete from typed`.execute(store.writer);
    for (const word of ['a', 'B', 'é', 'z', 'a-b', 'aa']) await sql`insert into typed (word) values (${word})`.execute(store.writer);
    const sorted = ['B', 'a', 'a-b', 'aa', 'z', 'é'].map((word) => ({ word }));
    expect(await rowsOf('select word from typed order by word')).toEqual(sorted);
    const { rows } = await sql`select word from typed where word > ${'a'} and word < ${'b'} order by word`.execute(store.database);
    expect(rows).toEqual([{ word: 'a-b' }, { word: 'aa' }]);
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
    await expect(sql`delete from typed`.execute(store.database)).rejects.toThrow(/read-?only/);
  });

  it('gives the columns that a table has now, when another took its place', async () => {
    expect(await rowsOf('select list, word from typed limit 1')).toEqual([{ list: ['a'], word: '["a"]' }]);
    await store.writer.transaction().execute(async (trx) => {
      await trx.schema.dropTable('typed').execute();
      await trx.schema
        .createTable('typed')
        .addColumn('word', store.dialect.columnType('json'))
        .addColumn('list', store.dialect.columnType('text'))
        .execute();
      await sql`insert into typed values (${'["b"]'}, ${'["b"]'})`.execute(trx);
    });
    expect(await rowsOf('select * from typed limit 1')).toEqual([{ word: ['b'], list: '["b"]' }]);
  });
});
