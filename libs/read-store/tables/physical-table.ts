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

/**
 * Creates the indexes: for each list of columns one for questions about the past, and one on the present rows. In this order, since
 * of two indexes that serve a query alike SQLite takes the younger.
 */
export async function createIndexes(db: Connection, dialect: ReadStoreDialect, table: Table, { name, generation }: Place): Promise<void> {
  const prefix = `${table.name}_g${generation}`;
  for (const [number, columns] of table.indexes.entries()) {
    await db.schema
      .createIndex(`${prefix}_past_${number}`)
      .on(name)
      .columns([...columns, 'validFrom'])
      .execute();
  }
  const isPresent = sql<boolean>`${sql.ref('validUntil')} = ${sql.lit(FOREVER)}`;
  for (const [number, columns] of table.indexes.entries()) {
    await db.schema
      .createIndex(`${prefix}_present_${number}`)
      .on(name)
      .columns([...columns])
      .where(isPresent)
      .execute();
  }
  await db.schema.createIndex(`${prefix}_present`).unique().on(name).column(table.key).where(isPresent).execute();
  await dialect.filled(db, name);
}

/** A table as the database knows it. */
export interface Place {
  readonly name: string;
  readonly generation: number;
}
