import type { ColumnDataType, Dialect, Kysely, RawBuilder } from 'kysely';
import type { ColumnKind } from '../tables/column.js';
import type { ServingRows } from '../tables/row-statements.js';
import type { Table } from '../tables/table.js';
import type { Tenures, Write } from '../tenures/tenure.js';
import type { Bookkeeping, WriteDatabase, WriteTransaction } from './bookkeeping.js';

/** Where the read models live: in a folder, in a store that vanishes when it is closed, or in a PostgreSQL. */
export type Location = { readonly folder: string } | { readonly memory: true } | DatabaseLocation;

export interface DatabaseLocation {
  /** As PostgreSQL's own programs take it; it may hold a password. */
  readonly databaseUrl: string;
  /** Told while the database is waited for. */
  readonly notes: { warn(line: string): void };
  /** Whether a database that is away is waited for at the opening, as by default, or is a fault. */
  readonly waits?: boolean;
}

/**
 * All that differs between one database and the next. Whatever the database, `json` columns are given back parsed, `boolean`
 * columns as true or false, integers as numbers, and text compares byte by byte.
 */
export interface ReadStoreDialect {
  /** The connections that alone write. */
  readonly writer: Dialect;
  /** What queries run on: never sees an open transaction of the writer, and never waits for one. */
  readonly reader: Dialect;
  /** Another number after every commit of the writer; undefined where a database cannot tell it cheaply. */
  version(): number | undefined;
  /** Of the schema that the tables stand in, where a database has several. */
  readonly schema: { readonly migrationTableSchema?: string };
  columnType(kind: ColumnKind): ColumnDataType | RawBuilder<unknown>;
  /** @param name of the table in the database */
  statements(table: Table, name: string): ServingRows;
  /** Called once a table was filled: what the database knows of its contents is up to date. */
  filled(db: Kysely<Bookkeeping>, name: string): Promise<void>;
  /** A transaction that takes away a table that is read: gives way to queries, again and again, rather than let others wait long. */
  replacing(write: Write, work: (trx: WriteTransaction) => Promise<void>): Promise<void>;
  /** Who keeps which readers, where several processes may. */
  tenures(writer: WriteDatabase): Tenures;
  /** Called once the connections are closed. */
  dispose(): Promise<void>;
}
