import type { ColumnDataType, Dialect, RawBuilder } from 'kysely';
import type { ColumnKind } from '../tables/column.js';

/** Where the read models live. */
export type Location = { readonly folder: string } | { readonly memory: true };

/**
 * All that differs between one database and the next. Whatever the database, `json` columns are given back parsed, `boolean`
 * columns as true or false, integers as numbers, and text compares byte by byte.
 */
export interface ReadStoreDialect {
  /** One connection that alone writes. */
  readonly writer: Dialect;
  /** What queries run on: never sees an open transaction of the writer, and never waits for one. */
  readonly reader: Dialect;
  /** Another number after every commit of the writer, told by what queries run on; undefined where a database cannot tell it cheaply. */
  version(): number | undefined;
  /** The most parameters that one statement may have. */
  readonly maxParameters: number;
  columnType(kind: ColumnKind): ColumnDataType | RawBuilder<unknown>;
  /** Called once the connections are closed. */
  dispose(): Promise<void>;
}
