import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { ReadStore, ReadStoreFault } from './read-store.js';

let store: ReadStore;

beforeEach(async () => {
  store = await ReadStore.open({ memory: true });
});
afterEach(() => store.close());

it('streams rows while the same query is asked again', async () => {
  const readers = ['one', 'two'].map((name) => ({ name, position: 1, mark: null }));
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

it('of a folder is one process’s at a time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'entente-kept-'));
  const first = await ReadStore.open({ folder });
  await expect(ReadStore.open({ folder })).rejects.toThrow(`Another process keeps the read models in ${folder}`);
  await first.close();
  await (await ReadStore.open({ folder })).close();
  await rm(folder, { recursive: true });
});
