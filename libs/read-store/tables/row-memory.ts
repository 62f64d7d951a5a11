import { RowCodec } from './row-codec.js';
import type { Table } from './table.js';
import { FOREVER } from './table.js';
import type { Version, WrittenVersion } from './versioned-rows.js';

/** The present versions of the rows that were met last, of a table that nobody else writes. */
export class RowMemory {
  readonly #codec: RowCodec;
  readonly #most: number;
  /** The latest last; undefined for a row that is not there. */
  readonly #versions = new Map<string, Version | undefined>();

  /** @param most so many are remembered */
  constructor(table: Table, most: number) {
    this.#codec = new RowCodec(table);
    this.#most = most;
  }

  /** Those of which nothing is known. */
  unknown(keys: readonly string[]): readonly string[] {
    return keys.filter((key) => !this.#versions.has(key));
  }

  /** What the table holds of these. */
  learn(keys: readonly string[], present: ReadonlyMap<string, Version>): void {
    for (const key of keys) this.#versions.set(key, present.get(key));
  }

  /** The rows that are there, of keys that are known. */
  present(keys: readonly string[]): ReadonlyMap<string, Version> {
    const found = new Map<string, Version>();
    for (const key of keys) {
      const version = this.#versions.get(key);
      if (version !== undefined) found.set(key, version);
    }
    return found;
  }

  /** What was written to the table, and forgets what was met longest ago. */
  keep(written: readonly WrittenVersion[]): void {
    for (const { row, validFrom, validUntil } of written)
      this.#set(this.#codec.keyOf(row), validUntil === FOREVER ? { row, validFrom } : undefined);
    for (const key of this.#versions.keys()) {
      if (this.#versions.size <= this.#most) return;
      this.#versions.delete(key);
    }
  }

  forget(): void {
    this.#versions.clear();
  }

  #set(key: string, version: Version | undefined): void {
    this.#versions.delete(key);
    this.#versions.set(key, version);
  }
}
