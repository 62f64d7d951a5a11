import type { Position } from '@entente/kernel';
import type { Kysely } from 'kysely';
import type { Bookkeeping } from '../store/bookkeeping.js';
import type { Step } from '../store/step.js';
import type { Tenure } from '../tenures/tenure.js';
import type { Version, WrittenVersion } from './versioned-rows.js';

type Connection = Kysely<Bookkeeping>;

/** Reads and writes the versions of one table's rows in bulk, as its database does it best. */
export interface RowStatements {
  /** The present versions of these rows, those that exist. */
  present(db: Connection, keys: readonly string[]): Promise<ReadonlyMap<string, Version>>;
  /** Whether one of these rows changed at this position or later. */
  changedSince(db: Connection, keys: readonly string[], position: Position): Promise<boolean>;
  /** Writes new versions, and ends those that are there already. */
  write(db: Connection, versions: readonly WrittenVersion[]): Promise<void>;
}

/** Of a table that serves, whose reader's position stands beside it. */
export interface ServingRows extends RowStatements {
  /**
   * Goes a step on: all of it is written, or nothing.
   * @throws TakenOver
   * @throws OutOfStep
   */
  step(tenure: Tenure, step: Step): Promise<void>;
  /** From now on the rows may be others than those that were written last. */
  forget(): void;
}
