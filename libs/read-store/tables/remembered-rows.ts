import type { Position } from '@entente/kernel';
import { RowMemory } from './row-memory.js';
import type { RowStatements } from './row-statements.js';
import type { Table } from './table.js';
import type { Version, WrittenVersion } from './versioned-rows.js';

type Connection = Parameters<RowStatements['write']>[0];

/**
 * Of a table that nobody else writes: the present versions of the rows that were met last are remembered, not read again. To be thrown
 * away with the table when a transaction fails.
 */
export class RememberedRows implements RowStatements {
  readonly #statements: RowStatements;
  readonly #memory: RowMemory;

  /** @param most so many are remembered */
  constructor(table: Table, statements: RowStatements, most = 10_000) {
    this.#statements = statements;
    this.#memory = new RowMemory(table, most);
  }

  async present(db: Connection, keys: readonly string[]): Promise<ReadonlyMap<string, Version>> {
    const unknown = this.#memory.unknown(keys);
    if (unknown.length > 0) this.#memory.learn(unknown, await this.#statements.present(db, unknown));
    return this.#memory.present(keys);
  }

  changedSince(db: Connection, keys: readonly string[], position: Position): Promise<boolean> {
    return this.#statements.changedSince(db, keys, position);
  }

  async write(db: Connection, versions: readonly WrittenVersion[]): Promise<void> {
    await this.#statements.write(db, versions);
    this.#memory.keep(versions);
  }
}
