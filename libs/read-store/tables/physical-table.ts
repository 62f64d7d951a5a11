import type { CreateTableBuilder, Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Bookkeeping } from '../store/bookkeeping.js';
import type { ReadStoreDialect } from '../store/dialect.js';
import type { Table } from './table.js';
import { FOREVER } from './table.js';

type Connection = Kysely<Bookkeeping>;

/**
 * Creates a read model's table without its indexes.
 * @param generation goes into the names of keys and indexes, which stay theirs when the table is renamed
 */
export async function createTable(db: Connection, dialect: ReadStoreDialect, table: Table, place: Place): Promise<void> {
  let builder: CreateTableBuilder<string, string> = db.schema.createTable(place.name);
  for (const [name, { kind, isNullable }] of Object.entries(table.columns)) {
    builder = builder.addColumn(name, dialect.columnType(kind), (column) => (isNullable ? column : column.notNull()));
  }
  await builder
    .addColumn('validFrom', dialect.columnType('integer'), (column) => column.notNull())
    .addColumn('validUntil', dialect.columnType('integer'), (column) => column.notNull())
    .addPrimaryKeyConstraint(`${table.name}_g${place.generation}_versions`, [table.key, 'validFrom'])
    .execute();
}

/** Creates the indexes: for each list of columns one on the present rows, and one for questions about the past. */
export async function createIndexes(db: Connection, table: Table, place: Place): Promise<void> {
  const prefix = `${table.name}_g${place.generation}`;
  for (const [number, columns] of [[table.key], ...table.indexes].entries()) {
    const present = db.schema.createIndex(`${prefix}_present_${number}`).on(place.name).columns([...columns]);
    await (number === 0 ? present.unique() : present).where(sql<boolean>`${sql.ref('validUntil')} = ${sql.lit(FOREVER)}`).execute();
  }
  for (const [number, columns] of table.indexes.entries()) {
    await db.schema.createIndex(`${prefix}_past_${number}`).on(place.name).columns([...columns, 'validFrom']).execute();
  }
}

/** A table as the database knows it. */
export interface Place {
  readonly name: string;
  readonly generation: number;
}
