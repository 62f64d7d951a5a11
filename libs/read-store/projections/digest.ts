import { createHash } from 'node:crypto';
import type { Position } from '@entente/kernel';
import { sql } from 'kysely';
import type { ReadDatabase } from '../store/bookkeeping.js';
import { canonicalJson } from '../tables/canonical-json.js';
import type { Table } from '../tables/table.js';
import { storedAs } from '../tables/table-shape.js';

type Row = Readonly<Record<string, unknown>>;

const ROWS_A_PAGE = 1_000;

/** SHA-256, in hexadecimal, over the rows valid as of a position: sorted by key, each as canonical JSON without its positions. */
export async function digestOf(database: ReadDatabase, table: Table, position: Position, place = storedAs(table)): Promise<string> {
  const hash = createHash('sha256');
  let after = '';
  for (;;) {
    const rows = await pageOf(database, { table, place, position, after });
    for (const row of rows) hash.update(`${canonicalJson(row)}\n`);
    if (rows.length < ROWS_A_PAGE) return hash.digest('hex');
    after = String(rows.at(-1)?.[table.key]);
  }
}

interface Page {
  readonly table: Table;
  /** The table's name in the database. */
  readonly place: string;
  readonly position: Position;
  readonly after: string;
}

async function pageOf(database: ReadDatabase, { table, place, position, after }: Page): Promise<readonly Row[]> {
  const columns = sql.join(Object.keys(table.columns).map((name) => sql.ref(name)));
  const { rows } = await sql<Row>`select ${columns} from ${sql.table(place)}
    where ${sql.ref('validFrom')} <= ${position} and ${sql.ref('validUntil')} > ${position} and ${sql.ref(table.key)} > ${after}
    order by ${sql.ref(table.key)} limit ${ROWS_A_PAGE}`.execute(database);
  return rows;
}
