import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Position } from '@entente/kernel';
import type { Kysely, QueryResult } from 'kysely';
import { CompiledQuery, sql } from 'kysely';
import type { Stored } from '../../tables/row-codec.js';
import { RowCodec } from '../../tables/row-codec.js';
import type { ServingRows } from '../../tables/row-statements.js';
import type { Table } from '../../tables/table.js';
import { FOREVER } from '../../tables/table.js';
import type { Version, WrittenVersion } from '../../tables/versioned-rows.js';
import type { Tenure } from '../../tenures/tenure.js';
import type { Bookkeeping } from '../bookkeeping.js';
import type { Step } from '../step.js';
import { stepInTransaction } from '../step.js';

type Connection = Kysely<Bookkeeping>;
type StoredVersion = Readonly<Record<string, unknown>>;

/** Rows that one statement writes: the widest first, so that a batch needs few statements and all of few shapes. Wider ones were slower. */
const ROWS_A_STATEMENT = [16, 4, 1];
/** So many statements, some milliseconds, before others have their turn. */
const STATEMENTS_A_TURN = 32;
const KEYS_A_STATEMENT = 64;
/** That one statement may have. */
const MOST_PARAMETERS = 32_766;

/** Each shape of statement is compiled once. */
export class SqliteRowStatements implements ServingRows {
  readonly #table: Table;
  readonly #name: string;
  readonly #codec: RowCodec;
  readonly #columns: readonly string[];
  readonly #shapes: readonly number[];
  readonly #compiled = new Map<string, string>();

  /** @param name of the table in the database */
  constructor(table: Table, name: string) {
    this.#table = table;
    this.#name = name;
    this.#codec = new RowCodec(table);
    this.#columns = [...Object.keys(table.columns), 'validFrom', 'validUntil'];
    this.#shapes = ROWS_A_STATEMENT.filter((rows) => rows === 1 || rows * this.#columns.length <= MOST_PARAMETERS);
  }

  async present(db: Connection, keys: readonly string[]): Promise<ReadonlyMap<string, Version>> {
    const found = new Map<string, Version>();
    for (let start = 0; start < keys.length; start += KEYS_A_STATEMENT) {
      const some = keys.slice(start, start + KEYS_A_STATEMENT);
      for (const version of await this.#load(db, some)) {
        const row = this.#codec.fromQuery(version);
        found.set(this.#codec.keyOf(row), { row, validFrom: Number(version['validFrom']) });
      }
    }
    return found;
  }

  async changedSince(db: Connection, keys: readonly string[], position: Position): Promise<boolean> {
    for (let start = 0; start < keys.length; start += KEYS_A_STATEMENT) {
      const some = keys.slice(start, start + KEYS_A_STATEMENT);
      const { rows } = await sql`select 1 from ${sql.table(this.#name)} where ${sql.ref(this.#table.key)} in (${sql.join(some)})
        and (${sql.ref('validFrom')} >= ${position} or ${sql.ref('validUntil')} between ${position} and ${FOREVER - 1}) limit 1`.execute(
        db,
      );
      if (rows.length > 0) return true;
    }
    return false;
  }

  async write(db: Connection, versions: readonly WrittenVersion[]): Promise<void> {
    let start = 0;
    let statements = 0;
    for (const rows of this.#shapes) {
      for (; versions.length - start >= rows; start += rows) {
        await this.#writeSome(db, versions.slice(start, start + rows));
        statements += 1;
        if (statements % STATEMENTS_A_TURN === 0) await nextTurn();
      }
    }
  }

  step({ write }: Tenure, step: Step): Promise<void> {
    return stepInTransaction(this, write, step);
  }

  forget(): void {
    // Nothing is remembered.
  }

  async #writeSome(db: Connection, versions: readonly WrittenVersion[]): Promise<void> {
    const statement = this.#statement(`write ${versions.length}`, () => this.#writeOf(versions.length).compile(db).sql);
    const values: Stored[] = [];
    for (const { row, validFrom, validUntil } of versions) values.push(...row, validFrom, validUntil);
    await db.executeQuery(CompiledQuery.raw(statement, values));
  }

  async #load(db: Connection, keys: readonly string[]): Promise<readonly StoredVersion[]> {
    const statement = this.#statement('load', () => this.#loadOf(keys[0] ?? '').compile(db).sql);
    const filled = [...keys, ...new Array<string>(KEYS_A_STATEMENT - keys.length).fill(keys[0] ?? '')];
    const loaded: QueryResult<StoredVersion> = await db.executeQuery(CompiledQuery.raw(statement, filled));
    return loaded.rows;
  }

  #loadOf(key: string) {
    const keys = new Array<string>(KEYS_A_STATEMENT).fill(key);
    return sql`select ${sql.join(this.#columns.map((name) => sql.ref(name)))} from ${sql.table(this.#name)}
      where ${sql.ref(this.#table.key)} in (${sql.join(keys)}) and ${sql.ref('validUntil')} = ${sql.lit(FOREVER)}`;
  }

  #writeOf(rows: number) {
    const row = sql`(${sql.join(this.#columns.map(() => null))})`;
    const columns = sql.join(this.#columns.map((name) => sql.ref(name)));
    return sql`insert into ${sql.table(this.#name)} (${columns}) values ${sql.join(new Array<typeof row>(rows).fill(row))}
      on conflict (${sql.ref(this.#table.key)}, ${sql.ref('validFrom')}) do update set ${sql.ref('validUntil')} = excluded.${sql.ref('validUntil')}`;
  }

  #statement(shape: string, compile: () => string): string {
    const kept = this.#compiled.get(shape) ?? compile();
    this.#compiled.set(shape, kept);
    return kept;
  }
}
