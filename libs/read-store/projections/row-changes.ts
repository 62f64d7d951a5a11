import type { RecordedEvent } from '@entente/kernel';
import { keyOf } from '../readers/parking.js';
import { reasonOf } from '../readers/pause.js';
import type { StoredRow } from '../tables/row-codec.js';
import { RowCodec, RowRefused } from '../tables/row-codec.js';
import type { Table } from '../tables/table.js';
import type { VersionedRows } from '../tables/versioned-rows.js';
import type { Operation } from './operation.js';
import type { Projection } from './projection.js';

/** What an event's handler gave: the operations, or the reason why there are none. */
export interface Handled {
  readonly event: RecordedEvent;
  readonly operations: readonly Operation[];
  readonly fault?: string;
}

/** An event that could not be handled, and why. */
export interface Poison {
  readonly event: RecordedEvent;
  readonly reason: string;
}

export function handled(projection: Projection, event: RecordedEvent): Handled {
  try {
    return { event, operations: projection.apply(event) };
  } catch (fault) {
    return { event, operations: [], fault: reasonOf(fault) };
  }
}

/** Works the operations of events into the rows; the events of a key that is held back, or becomes so, leave no trace. */
export class RowChanges {
  readonly #codec: RowCodec;
  readonly #table: Table;
  readonly #held: Set<string>;
  readonly poison: Poison[] = [];

  constructor(table: Table, held: ReadonlySet<string>) {
    this.#codec = new RowCodec(table);
    this.#table = table;
    this.#held = new Set(held);
  }

  work(events: readonly Handled[], rows: VersionedRows): void {
    for (const one of events) {
      if (!this.#held.has(keyOf(one.event))) this.#workOne(one, rows);
    }
  }

  #workOne({ event, operations, fault }: Handled, rows: VersionedRows): void {
    const reason = fault ?? this.#tryOperations(event, operations, rows);
    if (reason === undefined) return;
    this.#held.add(keyOf(event));
    this.poison.push({ event, reason });
  }

  #tryOperations(event: RecordedEvent, operations: readonly Operation[], rows: VersionedRows): string | undefined {
    const next = new Map<string, StoredRow | undefined>();
    try {
      for (const operation of operations) {
        const before = next.has(operation.key) ? next.get(operation.key) : rows.row(operation.key);
        next.set(operation.key, this.#after(operation, before));
      }
    } catch (fault) {
      return reasonOf(fault);
    }
    for (const [key, row] of next) rows.set(key, row, event.position);
    return undefined;
  }

  #after(operation: Operation, before: StoredRow | undefined): StoredRow | undefined {
    switch (operation.kind) {
      case 'upsert':
        return this.#codec.whole(operation.key, operation.fields);
      case 'update':
        if (before === undefined) throw new RowRefused(`${this.#table.name} has no row ${operation.key} to update`);
        return this.#codec.changed(before, operation.changes);
      case 'remove':
        return undefined;
    }
  }
}
