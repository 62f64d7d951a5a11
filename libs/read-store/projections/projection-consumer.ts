import type { Clock, Position, RecordedEvent } from '@entente/kernel';
import type { Delivery, LogConsumer } from '../readers/log-consumer.js';
import type { Parked } from '../store/bookkeeping.js';
import type { ReadStore } from '../store/read-store.js';
import type { Changes, Move } from '../store/step.js';
import { move } from '../store/step.js';
import { standAt } from '../readers/stand.js';
import type { Stand } from '../readers/stand.js';
import type { ServingRows } from '../tables/row-statements.js';
import { storedAs } from '../tables/table-shape.js';
import type { Version } from '../tables/versioned-rows.js';
import type { Tenure } from '../tenures/tenure.js';
import type { Projection } from './projection.js';
import { ProjectionWriter, rowKeysOf } from './projection-writer.js';
import type { Handled } from './row-changes.js';

export interface ProjectionConsumerOptions {
  readonly projection: Projection;
  readonly readStore: ReadStore;
  readonly tenure: Tenure;
  readonly clock: Clock;
}

/** Keeps a projection's serving table: rows, parked events and position change in one transaction. */
export class ProjectionConsumer implements LogConsumer {
  readonly name: string;
  readonly types: readonly string[];
  readonly #readStore: ReadStore;
  readonly #tenure: Tenure;
  readonly #rows: ServingRows;
  readonly #writer: ProjectionWriter;
  #held: ReadonlySet<string> = new Set();
  #stored: Position = 0;

  constructor({ projection, readStore, tenure, clock }: ProjectionConsumerOptions) {
    const { name, types, table } = projection;
    this.name = name;
    this.types = types;
    this.#readStore = readStore;
    this.#tenure = tenure;
    this.#rows = readStore.dialect.statements(table, storedAs(table));
    this.#writer = new ProjectionWriter({ projection, statements: this.#rows, reader: name, clock });
  }

  async open(): Promise<Position> {
    const { writer } = this.#readStore;
    // The position first: what is committed in between is out of step then, and not passed over.
    const { position } = await writer.selectFrom('projections').select('position').where('name', '=', this.name).executeTakeFirstOrThrow();
    this.#held = await this.#writer.parking.keys(writer);
    this.#rows.forget();
    this.#stored = position;
    return position;
  }

  async handle({ events, signal, reached }: Delivery): Promise<void> {
    for (const part of this.#writer.handled(events)) {
      await this.#take(part);
      reached(this.#stored);
      if (signal.aborted) return;
    }
  }

  async save(stand: Stand): Promise<void> {
    await this.#tenure.write((trx) => move(trx, this.#moveTo(stand)));
    this.#stored = stand.position;
  }

  parked(key: string): Promise<Parked | undefined> {
    return this.#writer.parking.find(this.#readStore.writer, key);
  }

  async retry(parked: Parked, heldBack: readonly RecordedEvent[]): Promise<void> {
    const late = [...this.#writer.handled(heldBack)].flat();
    const held = await this.#tenure.write(async (trx) => {
      await this.#writer.parking.release(trx, parked.key);
      return this.#writer.writeLate(trx, late, parked.position);
    });
    this.#held = new Set([...[...this.#held].filter((key) => key !== parked.key), ...held]);
  }

  async #take(part: readonly Handled[]): Promise<void> {
    const last = part.at(-1);
    if (last === undefined) return;
    const stand = standAt(last.event);
    let held = this.#held;
    const work = (present: ReadonlyMap<string, Version>): Changes => {
      const { versions, poison, held: from } = this.#writer.made(part, this.#held, present);
      held = from;
      return poison.length === 0 ? { versions } : { versions, beside: (trx) => this.#writer.park(trx, poison) };
    };
    await this.#rows.step(this.#tenure, { ...this.#moveTo(stand), keys: rowKeysOf(part), work });
    this.#held = held;
    this.#stored = stand.position;
  }

  #moveTo(to: Stand): Move {
    return { reader: this.name, from: this.#stored, to };
  }
}
