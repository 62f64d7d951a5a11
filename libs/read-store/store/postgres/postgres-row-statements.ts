import type { Position } from '@entente/kernel';
import type { Kysely } from 'kysely';
import { OutOfStep } from '../../readers/out-of-step.js';
import { RowCodec } from '../../tables/row-codec.js';
import { RowMemory } from '../../tables/row-memory.js';
import type { ServingRows } from '../../tables/row-statements.js';
import type { Table } from '../../tables/table.js';
import type { Version, WrittenVersion } from '../../tables/versioned-rows.js';
import type { Tenure } from '../../tenures/tenure.js';
import type { Bookkeeping } from '../bookkeeping.js';
import type { Step } from '../step.js';
import { stepInTransaction } from '../step.js';
import type { Row } from './connections.js';
import { isRefusal } from './database-fault.js';
import { RowSql } from './row-sql.js';
import type { SharedRoundTrips } from './shared-round-trips.js';

type Connection = Kysely<Bookkeeping>;

/** So many at the most are stepped together with those of others. */
const ROWS_TOGETHER = 64;
const REMEMBERED = 500;

export class PostgresRowStatements implements ServingRows {
  readonly #sql: RowSql;
  readonly #codec: RowCodec;
  readonly #memory: RowMemory;
  readonly #roundTrips: SharedRoundTrips;

  /** @param name of the table in the database */
  constructor(table: Table, name: string, roundTrips: SharedRoundTrips) {
    this.#sql = new RowSql(table, name);
    this.#codec = new RowCodec(table);
    this.#memory = new RowMemory(table, REMEMBERED);
    this.#roundTrips = roundTrips;
  }

  async present(db: Connection, keys: readonly string[]): Promise<ReadonlyMap<string, Version>> {
    const { rows } = await db.executeQuery(this.#sql.present(keys));
    return this.#versions(rows);
  }

  async changedSince(db: Connection, keys: readonly string[], position: Position): Promise<boolean> {
    const { rows } = await db.executeQuery(this.#sql.changedSince(keys, position));
    return rows.length > 0;
  }

  async write(db: Connection, versions: readonly WrittenVersion[]): Promise<void> {
    this.forget();
    if (versions.length > 0) await db.executeQuery(this.#sql.write(versions));
  }

  /**
   * Nobody else writes the rows while the tenure is held, so that they can be read beforehand, or be remembered: the rest is one
   * statement. What is large, or refused by the database, is a transaction by itself, so that it harms no other.
   */
  async step(tenure: Tenure, step: Step): Promise<void> {
    if (step.keys.length <= ROWS_TOGETHER && (await this.#together(tenure, step)) === 'done') return;
    await stepInTransaction(this, tenure.write, step);
  }

  forget(): void {
    this.#memory.forget();
  }

  async #together(tenure: Tenure, step: Step): Promise<'done' | 'not done'> {
    try {
      const { versions, beside } = step.work(await this.#recalled(step.keys));
      if (beside !== undefined || versions.length > ROWS_TOGETHER) return 'not done';
      await tenure.writeAtOnce(async (claim) => {
        const [answer] = await this.#roundTrips.ask(this.#sql.step({ ...step, claim, versions }));
        if (answer?.['isHeld'] === true && answer['isMoved'] !== true) throw new OutOfStep(step.reader, step.from);
        return answer?.['isHeld'] === true;
      });
      this.#memory.keep(versions);
      return 'done';
    } catch (fault) {
      this.forget();
      if (isRefusal(fault)) return 'not done';
      throw fault;
    }
  }

  async #recalled(keys: readonly string[]): Promise<ReadonlyMap<string, Version>> {
    const unknown = this.#memory.unknown(keys);
    if (unknown.length > 0) this.#memory.learn(unknown, this.#versions(await this.#roundTrips.ask(this.#sql.present(unknown))));
    return this.#memory.present(keys);
  }

  #versions(rows: readonly Row[]): ReadonlyMap<string, Version> {
    return new Map(
      rows.map((version) => {
        const row = this.#codec.fromQuery(version);
        return [this.#codec.keyOf(row), { row, validFrom: Number(version['validFrom']) }];
      }),
    );
  }
}
