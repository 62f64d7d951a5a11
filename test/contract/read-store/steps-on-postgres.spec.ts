import { ReadStore } from '@entente/read-store';
import fc from 'fast-check';
import { sql } from 'kysely';
import type { Step } from '../../../libs/read-store/store/step.js';
import { stepInTransaction } from '../../../libs/read-store/store/step.js';
import { integer, text } from '../../../libs/read-store/tables/column.js';
import { createIndexes, createTable } from '../../../libs/read-store/tables/physical-table.js';
import { RowCodec } from '../../../libs/read-store/tables/row-codec.js';
import { table } from '../../../libs/read-store/tables/table.js';
import { VersionedRows } from '../../../libs/read-store/tables/versioned-rows.js';
import type { Tenure } from '../../../libs/read-store/tenures/tenure.js';
import { aServer, onPostgres } from '../../postgres/on-postgres.js';

const notes = { warn: () => undefined };
const counts = table('counts', { key: 'id', columns: { id: text(), count: integer() } });
const codec = new RowCodec(counts);
const KEYS = ['a', 'b', 'c', 'd'];
const KEEPER = { begin: () => Promise.resolve(), end: () => Promise.resolve() };

type Counts = Readonly<Record<string, number | null>>;

/** For some keys what their row holds from now on; nothing where it goes. */
const batches = fc.array(
  fc.record({
    set: fc.dictionary(fc.constantFrom(...KEYS), fc.option(fc.nat(3)), { minKeys: 1 }),
    forgets: fc.boolean(),
  }),
  { maxLength: 12 },
);

/** From the position before to this one. */
function stepTo(position: number, reader: string, set: Counts): Step {
  return {
    ...{ reader, from: position - 1, to: { position, mark: `mark ${position}` }, keys: Object.keys(set) },
    work: (present) => {
      const rows = new VersionedRows(present);
      for (const [key, count] of Object.entries(set)) rows.set(key, count === null ? undefined : codec.whole(key, { count }), position);
      return { versions: rows.writes() };
    },
  };
}

onPostgres(() => {
  const server = aServer();
  let databaseUrl: string;
  let store: ReadStore;
  let tenure: Tenure;
  let tables = 0;

  beforeEach(async () => {
    databaseUrl = await server().emptySchema();
    store = await ReadStore.open({ databaseUrl, notes });
    tenure = await keptIn(store, 'reader');
  });
  afterEach(() => store.close());

  async function keptIn({ tenures }: ReadStore, name: string): Promise<Tenure> {
    const asked = tenures.of(name, KEEPER);
    await asked.seek();
    return asked;
  }

  /** A table of its own, and its reader's place at the log's start. */
  async function aTable(reader: string) {
    tables += 1;
    const place = { name: `counts_${tables}`, generation: tables };
    const { writer, dialect } = store;
    await createTable(writer, dialect, counts, place);
    await createIndexes(writer, dialect, counts, place);
    await standAtStart(reader);
    return { name: place.name, rows: dialect.statements(counts, place.name) };
  }

  async function standAtStart(name: string): Promise<void> {
    await store.writer
      .insertInto('projections')
      .values({ ...{ name, position: 0, version: 1, fingerprint: 'f', shape: 's', generation: 1 } })
      .execute();
  }

  const versionsIn = async (name: string) =>
    (await sql`select * from ${sql.table(name)} order by id, "validFrom"`.execute(store.writer)).rows;
  const standOf = (reader: string) =>
    store.writer.selectFrom('projections').select(['position', 'mark']).where('name', '=', reader).executeTakeFirst();

  it('make of rows what transactions of their own make of them, whatever is remembered', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(batches, async (all) => {
        run += 1;
        const [one, other] = [await aTable(`one ${run}`), await aTable(`other ${run}`)];
        for (const [index, { set, forgets }] of all.entries()) {
          if (forgets) one.rows.forget();
          await one.rows.step(tenure, stepTo(index + 1, `one ${run}`, set));
          await stepInTransaction(other.rows, tenure.write, stepTo(index + 1, `other ${run}`, set));
        }
        expect(await versionsIn(one.name)).toEqual(await versionsIn(other.name));
        expect(await standOf(`one ${run}`)).toEqual(await standOf(`other ${run}`));
      }),
      { numRuns: 30 },
    );
  });

  it('are not made by whoever was taken over and does not know it yet', async () => {
    const { name, rows } = await aTable('reader');
    await rows.step(tenure, stepTo(1, 'reader', { a: 1 }));
    const second = await ReadStore.open({ databaseUrl, notes });
    await second.tenures.of('reader', KEEPER).holding(async () => {
      expect(tenure.isOurs).toBe(true);
      await expect(rows.step(tenure, stepTo(2, 'reader', { a: 2 }))).rejects.toThrow('Another process keeps reader now');
      expect(tenure.isOurs).toBe(false);
    });
    await second.close();
    expect(await versionsIn(name)).toHaveLength(1);
    expect(await standOf('reader')).toEqual({ position: 1, mark: 'mark 1' });
  });

  it('are not made from where the reader does not stand', async () => {
    const { name, rows } = await aTable('reader');
    await expect(rows.step(tenure, stepTo(2, 'reader', { a: 2 }))).rejects.toThrow('reader was left at position 1');
    expect(await versionsIn(name)).toEqual([]);
    expect(await standOf('reader')).toEqual({ position: 0, mark: null });
  });

  it('share a transaction when they come at the same time', async () => {
    const readers = ['one', 'two', 'three'];
    const all = await Promise.all(readers.map((reader) => aTable(reader)));
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
    const [sound, broken] = [await aTable('sound'), await aTable('broken')];
    await sql`drop table ${sql.table(broken.name)}`.execute(store.writer);
    const [made, failed] = await Promise.allSettled([
      sound.rows.step(tenure, stepTo(1, 'sound', { a: 1 })),
      broken.rows.step(tenure, stepTo(1, 'broken', { a: 1 })),
    ]);
    expect([made.status, failed.status]).toEqual(['fulfilled', 'rejected']);
    expect(await standOf('sound')).toEqual({ position: 1, mark: 'mark 1' });
    expect(await standOf('broken')).toEqual({ position: 0, mark: null });
  });

  it('are made again after their connection was lost', async () => {
    const { name, rows } = await aTable('reader');
    await rows.step(tenure, stepTo(1, 'reader', { a: 1 }));
    await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity where query = 'commit'`.execute(store.writer);
    await rows.step(tenure, stepTo(2, 'reader', { a: 2 }));
    expect(await versionsIn(name)).toHaveLength(2);
  });
});
