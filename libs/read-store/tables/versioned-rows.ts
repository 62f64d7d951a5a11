import type { Position } from '@entente/kernel';
import type { Stored } from './row-codec.js';
import { sameRow } from './row-codec.js';
import type { StoredRow } from './row-codec.js';
import { FOREVER } from './table.js';

/** A row's state from one position on; without a row it is gone. */
export interface Version {
  readonly row: StoredRow | undefined;
  readonly validFrom: Position;
}

/** The versions of rows that a batch of events makes, worked out in memory. */
export class VersionedRows {
  readonly #present: Map<string, Version>;
  readonly #writes: Stored[][] = [];
  readonly #touched = new Set<string>();

  /** @param present the rows that are valid before the batch */
  constructor(present: ReadonlyMap<string, Version>) {
    this.#present = new Map(present);
  }

  row(key: string): StoredRow | undefined {
    return this.#present.get(key)?.row;
  }

  /** From this position on the row is so. A row that was so already stays the version that it is. */
  set(key: string, row: StoredRow | undefined, position: Position): void {
    const before = this.#present.get(key);
    if (before?.row === row || (before?.row !== undefined && row !== undefined && sameRow(before.row, row))) return;
    if (before?.row !== undefined) this.#writes.push([...before.row, before.validFrom, position]);
    this.#present.set(key, { row, validFrom: position });
    this.#touched.add(key);
  }

  /**
   * The versions to write, `validFrom` and `validUntil` behind the columns, each version once. A version that ends stands before
   * the one that follows it, so at no time are there two that hold for ever.
   */
  writes(): readonly (readonly Stored[])[] {
    for (const key of this.#touched) {
      const version = this.#present.get(key);
      if (version?.row !== undefined) this.#writes.push([...version.row, version.validFrom, FOREVER]);
    }
    this.#touched.clear();
    return this.#writes;
  }
}
