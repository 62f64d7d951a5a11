import type { Position } from '@entente/kernel';
import type { Kysely, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { OutOfStep } from '../../readers/out-of-step.js';
import type { ColumnKind } from '../../tables/column.js';
import { RowCodec } from '../../tables/row-codec.js';
import type { ServingRows } from '../../tables/row-statements.js';
import type { Table } from '../../tables/table.js';
import { FOREVER } from '../../tables/table.js';
import type { Version, WrittenVersion } from '../../tables/versioned-rows.js';
import type { SharedRoundTrips } from './shared-round-trips.js';
import type { Condition, Tenure } from '../../tenures/tenure.js';
import { TakenOver } from '../../tenures/tenure.js';
import type { Bookkeeping, WriteDatabase } from '../bookkeeping.js';
import type { Move, Step } from '../step.js';
import type { Row } from './connections.js';
import { stepInTransaction } from '../step.js';

type Connection = Kysely<Bookkeeping>;
type StoredVersion = Row;

/** So many rows at the most are stepped together with those of others. */
const KEYS_TOGETHER = 64;

const LIST_TYPES: Readonly<Record<ColumnKind, string>> = { text: 'text[]', integer: 'bigint[]', boolean: 'boolean[]', json: 'json[]' };
const POSITIONS = [LIST_TYPES.integer, LIST_TYPES.integer];

interface ConditionalStep extends Move {
  readonly condition: Condition;
  readonly versions: readonly WrittenVersion[];
}

/** Whatever the number of rows, one statement with a list for each column. */
export class PostgresRowStatements implements ServingRows {
  readonly #name: string;
  readonly #roundTrips: SharedRoundTrips;
  readonly #key: string;
  readonly #codec: RowCodec;
  readonly #columns: readonly string[];
  readonly #types: readonly string[];

  /** @param name of the table in the database */
  constructor(table: Table, name: string, roundTrips: SharedRoundTrips) {
    this.#roundTrips = roundTrips;
    this.#name = name;
    this.#key = table.key;
    this.#codec = new RowCodec(table);
    this.#columns = [...Object.keys(table.columns), 'validFrom', 'validUntil'];
    this.#types = [...Object.values(table.columns).map(({ kind }) => LIST_TYPES[kind]), ...POSITIONS];
  }

  async present(db: Connection, keys: readonly string[]): Promise<ReadonlyMap<string, Version>> {
    const { rows } = await this.#present(keys).execute(db);
    return this.#versions(rows);
  }

  async changedSince(db: Connection, keys: readonly string[], position: Position): Promise<boolean> {
    const { rows } = await sql`select 1 from ${sql.table(this.#name)} where ${sql.ref(this.#key)} = any(${keys})
      and (${sql.ref('validFrom')} >= ${position} or ${sql.ref('validUntil')} between ${position} and ${FOREVER - 1}) limit 1`.execute(db);
    return rows.length > 0;
  }

  async write(db: Connection, versions: readonly WrittenVersion[]): Promise<void> {
    if (versions.length > 0) await this.#written(versions, sql`true`).execute(db);
  }

  /**
   * Nobody else writes the rows while the tenure is held, so that they can be read beforehand: the rest is one statement. What is
   * large, or meets with a fault, is a transaction by itself, so that it harms no other.
   */
  async step(db: WriteDatabase, tenure: Tenure, step: Step): Promise<void> {
    if (step.keys.length > KEYS_TOGETHER || !(await this.#isSteppedTogether(db, tenure, step)))
      await stepInTransaction(this, tenure.write, step);
  }

  async #isSteppedTogether(db: WriteDatabase, tenure: Tenure, step: Step): Promise<boolean> {
    try {
      const present = await this.#roundTrips.ask(this.#present(step.keys).compile(db));
      const { versions, beside } = step.work(this.#versions(present));
      if (beside !== undefined) return false;
      await tenure.writeAtOnce(async (condition) => {
        const [outcome] = await this.#roundTrips.ask(this.#stepped({ ...step, condition, versions }).compile(db));
        if (outcome?.['isHeld'] === true && outcome['isMoved'] !== true) throw new OutOfStep(step.reader, step.from);
        return outcome?.['isHeld'] === true;
      });
      return true;
    } catch (fault) {
      if (fault instanceof OutOfStep || fault instanceof TakenOver) throw fault;
      return false;
    }
  }

  #present(keys: readonly string[]): RawBuilder<StoredVersion> {
    // Key by key, and by the one index that can serve it, so that it does also while nothing is known of the table's contents.
    const latest = sql`select ${this.#list()} from ${sql.table(this.#name)}
      where ${sql.ref(this.#key)} = wanted.key order by ${sql.ref('validFrom')} desc limit 1`;
    return sql<StoredVersion>`select latest.* from unnest(${keys}::text[]) as wanted(key), lateral (${latest}) as latest
      where latest.${sql.ref('validUntil')} = ${sql.lit(FOREVER)}`;
  }

  #versions(rows: readonly StoredVersion[]): ReadonlyMap<string, Version> {
    return new Map(
      rows.map((version) => {
        const row = this.#codec.fromQuery(version);
        return [this.#codec.keyOf(row), { row, validFrom: Number(version['validFrom']) }];
      }),
    );
  }

  #stepped({ reader, from, to, condition, versions }: ConditionalStep): RawBuilder<Row> {
    return sql<Row>`with held as (${condition}), moved as (
        update projections set position = ${to.position}, mark = ${to.mark}
        where name = ${reader} and position = ${from} and exists (select from held) returning 1
      ), written as (${this.#written(versions, sql`exists (select from moved)`)})
      select exists (select from held) as "isHeld", exists (select from moved) as "isMoved"`;
  }

  #written(versions: readonly WrittenVersion[], condition: RawBuilder<unknown>): RawBuilder<unknown> {
    const lists = this.#types.map((type, place) => sql`${listOf(versions, place)}::${sql.raw(type)}`);
    return sql`insert into ${sql.table(this.#name)} (${this.#list()}) select * from unnest(${sql.join(lists)}) where ${condition}
      on conflict (${sql.ref(this.#key)}, ${sql.ref('validFrom')}) do update set ${sql.ref('validUntil')} = excluded.${sql.ref('validUntil')}`;
  }

  #list() {
    return sql.join(this.#columns.map((name) => sql.ref(name)));
  }
}

function listOf(versions: readonly WrittenVersion[], place: number): readonly unknown[] {
  return versions.map(({ row, validFrom, validUntil }) => [...row, validFrom, validUntil][place]);
}
