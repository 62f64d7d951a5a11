import type { Position } from '@entente/kernel';
import type { StoredRow } from './row-codec.js';
import { sameRow } from './row-codec.js';
import { FOREVER } from './table.js';

/** A row's state from one position on; without a row it is gone. */
export interface Version {
  readonly row: StoredRow | undefined;
  readonly validFrom: Position;
}

/** What is written of a row's state: from where and until where it held. */
export interface WrittenVersion {
  readonly row: StoredRow;
  readonly validFrom: Position;
  readonly validUntil: Position;
}

/** The versions of rows that a batch of events makes, worked out in memory. */
export class VersionedRows {
  readonly #present: Map<string, Version>;
  /** Of each changed row the versions that ended. */
  readonly #writes = new Map<string, WrittenVersion[]>();

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
    this.#end(key, before, position);
    this.#present.set(key, { row, validFrom: position });
  }

  /**
   * The versions to write, each once. The versions of a row stand together, which spares the database much searching, and in their
   * order, so that at no time are there two that hold for ever.
   */
  writes(): readonly WrittenVersion[] {
    const written: WrittenVersion[] = [];
    for (const key of [...this.#writes.keys()].sort()) {
      written.push(...(this.#writes.get(key) ?? []));
      const present = this.#present.get(key);
      if (present?.row !== undefined) written.push({ row: present.row, validFrom: present.validFrom, validUntil: FOREVER });
    }
    return written;
  }

  #end(key: string, before: Version | undefined, position: Position): void {
    const ended = this.#writes.get(key) ?? [];
    if (ended.length === 0) this.#writes.set(key, ended);
    if (before?.row !== undefined) ended.push({ row: before.row, validFrom: before.validFrom, validUntil: position });
  }
}
