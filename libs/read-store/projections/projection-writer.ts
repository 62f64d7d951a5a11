import type { Clock, Position, RecordedEvent } from '@entente/kernel';
import { Parking, keyOf } from '../readers/parking.js';
import type { WriteTransaction } from '../store/bookkeeping.js';
import type { RowStatements } from '../tables/row-statements.js';
import type { Version, WrittenVersion } from '../tables/versioned-rows.js';
import { VersionedRows } from '../tables/versioned-rows.js';
import type { Projection } from './projection.js';
import type { Handled, Poison } from './row-changes.js';
import { RowChanges, handled } from './row-changes.js';

/** Where handlers are slow, so much of their work is written at a time: a process that keeps others waiting for longer is taken for frozen. */
const WORK_AT_MOST_MS = 250;

export interface WriterOptions {
  readonly projection: Projection;
  /** Of the table that is written. */
  readonly statements: RowStatements;
  /** The name under which events are parked. */
  readonly reader: string;
  readonly clock: Clock;
}

/** What is to be written. */
export interface Made {
  readonly versions: readonly WrittenVersion[];
  readonly poison: readonly Poison[];
  /** The keys that are held back from then on, those of before included. */
  readonly held: ReadonlySet<string>;
}

/** Rows of this batch were changed by later events already: putting the batch in needs the table built anew. */
export class OutOfOrder extends Error {
  constructor(projection: string) {
    super(`Rows of ${projection} were changed since by events of other keys`);
    this.name = 'OutOfOrder';
  }
}

/** Writes what events make of one projection's rows into one table. */
export class ProjectionWriter {
  readonly parking: Parking;
  readonly #projection: Projection;
  readonly #statements: RowStatements;

  constructor({ projection, statements, reader, clock }: WriterOptions) {
    this.parking = new Parking(reader, clock);
    this.#projection = projection;
    this.#statements = statements;
  }

  /** Has the events handled, by which no transaction is kept open, in parts that are to be written one after the other. */
  *handled(events: readonly RecordedEvent[]): Generator<readonly Handled[]> {
    let part: Handled[] = [];
    let late = performance.now() + WORK_AT_MOST_MS;
    for (const event of events) {
      part.push(handled(this.#projection, event));
      if (performance.now() < late) continue;
      yield part;
      part = [];
      late = performance.now() + WORK_AT_MOST_MS;
    }
    if (part.length > 0) yield part;
  }

  /**
   * Writes events from before the position that the table stands at.
   * @param from the position of the first of them
   * @throws OutOfOrder when one of their rows has changed since
   */
  async writeLate(trx: WriteTransaction, late: readonly Handled[], from: Position): Promise<ReadonlySet<string>> {
    if (await this.#statements.changedSince(trx, rowKeysOf(late), from)) throw new OutOfOrder(this.#projection.name);
    return this.write(trx, late, new Set());
  }

  /**
   * Writes the rows' new versions and parks what cannot be handled.
   * @param held keys whose events are passed over
   * @returns the keys that are held back from now on, those of before included
   */
  async write(trx: WriteTransaction, events: readonly Handled[], held: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const made = this.made(events, held, await this.#statements.present(trx, rowKeysOf(events)));
    await this.#statements.write(trx, made.versions);
    await this.park(trx, made.poison);
    return made.held;
  }

  /** What events make of the rows that they concern, as they are before. */
  made(events: readonly Handled[], held: ReadonlySet<string>, present: ReadonlyMap<string, Version>): Made {
    const rows = new VersionedRows(present);
    const changes = new RowChanges(this.#projection.table, held);
    changes.work(events, rows);
    const { poison } = changes;
    return {
      versions: rows.writes(),
      poison,
      held: poison.length === 0 ? held : new Set([...held, ...poison.map(({ event }) => keyOf(event))]),
    };
  }

  async park(trx: WriteTransaction, poison: readonly Poison[]): Promise<void> {
    for (const { event, reason } of poison) await this.parking.park(trx, event, reason);
  }
}

export function rowKeysOf(events: readonly Handled[]): readonly string[] {
  return [...new Set(events.flatMap(({ operations }) => operations.map(({ key }) => key)))];
}
