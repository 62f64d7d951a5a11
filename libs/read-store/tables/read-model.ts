import type { Position } from '@entente/kernel';
import type { SelectQueryBuilder } from 'kysely';
import { sql } from 'kysely';
import type { ReadDatabase } from '../store/bookkeeping.js';
import type { ColumnSet, RowOf, Table, Versioned } from './table.js';
import { FOREVER } from './table.js';
import { storedAs } from './table-shape.js';

/** The rows of a read model at one moment, ready for any further select, where, join or group by. */
export type ReadModelQuery<T extends Table> = SelectQueryBuilder<Readonly<Record<T['name'], Versioned<RowOf<T>>>>, T['name'], object>;

/**
 * A select from the rows of a read model that are valid now, or that were valid as of a position (that event included).
 *
 * To join a second read model, ask for it as of the same position: `.innerJoin(readModel(db, other, asOf).selectAll().as('o'), …)`.
 *
 * @param asOf without it the present
 */
export function readModel<Name extends string, Columns extends ColumnSet, Key extends string>(
  database: ReadDatabase,
  table: Table<Name, Columns, Key>,
  asOf?: Position,
): ReadModelQuery<Table<Name, Columns, Key>>;
// The names and types of the rows are in the overload: Kysely cannot compute them while the table is a type parameter.
export function readModel(database: ReadDatabase, table: Table, asOf?: Position): ReadModelQuery<Table> {
  const { name } = table;
  const rows = database.$extendTables<Readonly<Record<string, Versioned<object>>>>().selectFrom(`${storedAs(table)} as ${name}`);
  const from = sql.ref<Position>(`${name}.validFrom`);
  const until = sql.ref<Position>(`${name}.validUntil`);
  // Written out, since an index on the present rows alone serves only a query that says so in its text.
  if (asOf === undefined) return rows.where(until, '=', sql.lit(FOREVER));
  return rows.where(from, '<=', asOf).where(until, '>', asOf);
}
