import type { Clock, Position, RecordedEvent } from '@entente/kernel';
import type { Delivery, LogConsumer } from '../readers/log-consumer.js';
import type { Parked, WriteTransaction } from '../store/bookkeeping.js';
import type { ReadStore } from '../store/read-store.js';
import { OutOfStep } from '../readers/out-of-step.js';
import { standAt } from '../readers/stand.js';
import type { Stand } from '../readers/stand.js';
import { storedAs } from '../tables/table-shape.js';
import type { Write } from '../tenures/tenure.js';
import type { Projection } from './projection.js';
import { ProjectionWriter } from './projection-writer.js';
import type { Handled } from './row-changes.js';

export interface ProjectionConsumerOptions {
  readonly projection: Projection;
  readonly readStore: ReadStore;
  readonly write: Write;
  readonly clock: Clock;
}

/** Keeps a projection's serving table: rows, parked events and position change in one transaction. */
export class ProjectionConsumer implements LogConsumer {
  readonly name: string;
  readonly types: readonly string[];
  readonly #readStore: ReadStore;
  readonly #write: Write;
  readonly #writer: ProjectionWriter;
  #held: ReadonlySet<string> = new Set();
  #stored: Position = 0;

  constructor({ projection, readStore, write, clock }: ProjectionConsumerOptions) {
    const { name, types, table } = projection;
    this.name = name;
    this.types = types;
    this.#readStore = readStore;
    this.#write = write;
    const statements = readStore.dialect.statements(table, storedAs(table));
    this.#writer = new ProjectionWriter({ projection, statements, reader: name, clock });
  }

  async open(): Promise<Position> {
    const { writer } = this.#readStore;
    // The position first: what is committed in between is out of step then, and not passed over.
    const { position } = await writer.selectFrom('projections').select('position').where('name', '=', this.name).executeTakeFirstOrThrow();
    this.#held = await this.#writer.parking.keys(writer);
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
    await this.#write((trx) => this.#move(trx, stand));
    this.#stored = stand.position;
  }

  parked(key: string): Promise<Parked | undefined> {
    return this.#writer.parking.find(this.#readStore.writer, key);
  }

  async retry(parked: Parked, heldBack: readonly RecordedEvent[]): Promise<void> {
    const late = [...this.#writer.handled(heldBack)].flat();
    const held = await this.#write(async (trx) => {
      await this.#writer.parking.release(trx, parked.key);
      return this.#writer.writeLate(trx, late, parked.position);
    });
    this.#held = new Set([...[...this.#held].filter((key) => key !== parked.key), ...held]);
  }

  async #take(part: readonly Handled[]): Promise<void> {
    const last = part.at(-1);
    if (last === undefined) return;
    const stand = standAt(last.event);
    this.#held = await this.#write(async (trx) => {
      const held = await this.#writer.write(trx, part, this.#held);
      await this.#move(trx, stand);
      return held;
    });
    this.#stored = stand.position;
  }

  /** @throws OutOfStep when the table does not stand where this reader left it */
  async #move(trx: WriteTransaction, { position, mark }: Stand): Promise<void> {
    const { numUpdatedRows } = await trx
      .updateTable('projections')
      .set({ position, mark })
      .where('name', '=', this.name)
      .where('position', '=', this.#stored)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new OutOfStep(this.name, this.#stored);
  }
}
