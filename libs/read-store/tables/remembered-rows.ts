import type { Position } from '@entente/kernel';
import { RowCodec } from './row-codec.js';
import type { RowStatements } from './row-statements.js';
import type { Table } from './table.js';
import { FOREVER } from './table.js';
import type { Version, WrittenVersion } from './versioned-rows.js';

type Connection = Parameters<RowStatements['write']>[0];

/**
 * Of a table that nobody else writes: the present versions of the rows that were met last are remembered, not read again. To be thrown
 * away with the table when a transaction fails.
 */
export class RememberedRows implements RowStatements {
  readonly #statements: RowStatements;
  readonly #codec: RowCodec;
  readonly #most: number;
  /** The latest last; undefined for a row that is not there. */
  readonly #versions = new Map<string, Version | undefined>();

  /** @param most so many are remembered */
  constructor(table: Table, statements: RowStatements, most = 10_000) {
    this.#statements = statements;
    this.#most = most;
    this.#codec = new RowCodec(table);
  }

  async present(db: Connection, keys: readonly string[]): Promise<ReadonlyMap<string, Version>> {
    const unknown = keys.filter((key) => !this.#versions.has(key));
    if (unknown.length > 0) await this.#load(db, unknown);
    const found = new Map<string, Version>();
    for (const key of keys) {
      const version = this.#versions.get(key);
      if (version !== undefined) found.set(key, version);
    }
    return found;
  }

  changedSince(db: Connection, keys: readonly string[], position: Position): Promise<boolean> {
    return this.#statements.changedSince(db, keys, position);
  }

  async write(db: Connection, versions: readonly WrittenVersion[]): Promise<void> {
    await this.#statements.write(db, versions);
    for (const { row, validFrom, validUntil } of versions)
      this.#remember(this.#codec.keyOf(row), validUntil === FOREVER ? { row, validFrom } : undefined);
    for (const key of this.#versions.keys()) {
      if (this.#versions.size <= this.#most) return;
      this.#versions.delete(key);
    }
  }

  async #load(db: Connection, keys: readonly string[]): Promise<void> {
    const loaded = await this.#statements.present(db, keys);
    for (const key of keys) this.#versions.set(key, loaded.get(key));
  }

  #remember(key: string, version: Version | undefined): void {
    this.#versions.delete(key);
    this.#versions.set(key, version);
  }
}
