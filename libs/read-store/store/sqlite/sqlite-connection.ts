import type Database from 'better-sqlite3';
import type { SqliteDatabase, SqliteStatement } from 'kysely';

const MOST_STATEMENTS = 500;
export const DEFINES_SCHEMA = /^\s*(create|alter|drop)\b/i;

/**
 * The connection that Kysely sees: statements are prepared once and kept, and values are converted by the type that their column
 * was declared with, as a PostgreSQL driver does it.
 */
export class SqliteConnection implements SqliteDatabase {
  readonly #database: Database.Database;
  readonly #onSchemaChange: () => void;
  readonly #statements = new Map<string, SqliteStatement>();
  #schemaChanged = false;
  #version = 0;

  /** @param onSchemaChange told after a change of the schema was committed */
  constructor(database: Database.Database, onSchemaChange: () => void = () => undefined) {
    this.#database = database;
    this.#onSchemaChange = onSchemaChange;
  }

  prepare(sql: string): SqliteStatement {
    const kept = this.#statements.get(sql);
    if (kept !== undefined) return kept;
    const statement = new ConvertingStatement(this.#database, sql, () => this.#noteRun(sql));
    if (this.#statements.size >= MOST_STATEMENTS) this.#statements.delete(this.#statements.keys().next().value ?? '');
    this.#statements.set(sql, statement);
    return statement;
  }

  /** A kept statement goes on knowing the columns that it was prepared with. */
  forgetStatements(): void {
    this.#statements.clear();
  }

  /** Another number whenever something was committed through this connection. */
  get version(): number {
    return this.#version;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #noteRun(sql: string): void {
    this.#schemaChanged ||= DEFINES_SCHEMA.test(sql);
    if (this.#database.inTransaction) return;
    this.#version += 1;
    if (!this.#schemaChanged) return;
    this.#schemaChanged = false;
    this.forgetStatements();
    this.#onSchemaChange();
  }
}

type Convert = (stored: unknown) => unknown;

class ConvertingStatement implements SqliteStatement {
  readonly reader: boolean;
  readonly #fresh: () => Database.Statement;
  readonly #statement: Database.Statement;
  readonly #afterRun: () => void;
  #conversions: ReadonlyMap<string, Convert> | undefined;

  constructor(database: Database.Database, sql: string, afterRun: () => void) {
    this.#fresh = () => database.prepare(sql);
    this.#statement = this.#fresh();
    this.#afterRun = afterRun;
    this.reader = this.#statement.reader;
  }

  all(parameters: readonly unknown[]): unknown[] {
    const rows = this.#statement.all(...bound(parameters));
    if (!this.#statement.readonly) this.#afterRun();
    const conversions = this.#conversionsOf(this.#statement);
    return conversions.size === 0 ? rows : rows.map((row) => converted(row, conversions));
  }

  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint } {
    const result = this.#statement.run(...bound(parameters));
    this.#afterRun();
    return result;
  }

  // A kept statement would be busy for all others while the rows are walked through.
  *iterate(parameters: readonly unknown[]): IterableIterator<unknown> {
    const statement = this.#fresh();
    const conversions = this.#conversionsOf(statement);
    for (const row of statement.iterate(...bound(parameters))) yield converted(row, conversions);
  }

  #conversionsOf(statement: Database.Statement): ReadonlyMap<string, Convert> {
    this.#conversions ??= new Map(
      statement.columns().flatMap(({ name, type }): [string, Convert][] => {
        const convert = CONVERSIONS[type ?? ''];
        return convert === undefined ? [] : [[name, convert]];
      }),
    );
    return this.#conversions;
  }
}

const CONVERSIONS: Readonly<Record<string, Convert>> = {
  'json text': (stored): unknown => (typeof stored === 'string' ? JSON.parse(stored) : stored),
  boolean: (stored) => (stored === null ? null : stored === 1),
};

function bound(parameters: readonly unknown[]): unknown[] {
  return parameters.map((value) => (typeof value === 'boolean' ? Number(value) : value));
}

function converted(row: unknown, conversions: ReadonlyMap<string, Convert>): unknown {
  if (!isRow(row)) return row;
  for (const [name, convert] of conversions) row[name] = convert(row[name]);
  return row;
}

function isRow(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
