import type { ReadStore } from '@entente/read-store';
import { sql } from 'kysely';
import type { Step } from '../../../libs/read-store/store/step.js';
import { integer, text } from '../../../libs/read-store/tables/column.js';
import { createIndexes, createTable } from '../../../libs/read-store/tables/physical-table.js';
import { RowCodec } from '../../../libs/read-store/tables/row-codec.js';
import { table } from '../../../libs/read-store/tables/table.js';
import { VersionedRows } from '../../../libs/read-store/tables/versioned-rows.js';
import type { Tenure } from '../../../libs/read-store/tenures/tenure.js';

export const counts = table('counts', { key: 'id', columns: { id: text(), count: integer() } });
const codec = new RowCodec(counts);

export const KEEPER = { begin: () => Promise.resolve(), end: () => Promise.resolve() };

/** For some keys what their row holds from now on; nothing where it goes. */
type Counts = Readonly<Record<string, number | null>>;

/** From the position before to this one. */
export function stepTo(position: number, reader: string, set: Counts): Step {
  return {
    ...{ reader, from: position - 1, to: { position, mark: `mark ${position}` }, keys: Object.keys(set) },
    work: (present) => {
      const rows = new VersionedRows(present);
      for (const [key, count] of Object.entries(set)) rows.set(key, count === null ? undefined : codec.whole(key, { count }), position);
      return { versions: rows.writes() };
    },
  };
}

export async function keptIn({ tenures }: ReadStore, name: string): Promise<Tenure> {
  const asked = tenures.of(name, KEEPER);
  await asked.seek();
  return asked;
}

/** Tables of counts, each with a reader that stands at the log's start. */
export class CountTables {
  readonly #store: ReadStore;
  #tables = 0;

  constructor(store: ReadStore) {
    this.#store = store;
  }

  async add(reader: string) {
    this.#tables += 1;
    const place = { name: `counts_${this.#tables}`, generation: this.#tables };
    const { writer, dialect } = this.#store;
    await createTable(writer, dialect, counts, place);
    await createIndexes(writer, dialect, counts, place);
    await writer
      .insertInto('projections')
      .values({ ...{ name: reader, position: 0, version: 1, fingerprint: 'f', shape: 's', generation: 1 } })
      .execute();
    return { name: place.name, rows: dialect.statements(counts, place.name) };
  }

  async versionsIn(name: string): Promise<readonly unknown[]> {
    return (await sql`select * from ${sql.table(name)} order by id, "validFrom"`.execute(this.#store.writer)).rows;
  }

  standOf(reader: string) {
    return this.#store.writer.selectFrom('projections').select(['position', 'mark']).where('name', '=', reader).executeTakeFirst();
  }
}
