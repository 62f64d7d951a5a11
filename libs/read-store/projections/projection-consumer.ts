import type { Clock, Position, RecordedEvent } from '@entente/kernel';
import type { Delivery, LogConsumer } from '../readers/log-consumer.js';
import type { Parked, WriteTransaction } from '../store/bookkeeping.js';
import type { ReadStore } from '../store/read-store.js';
import type { Projection } from './projection.js';
import { ProjectionWriter } from './projection-writer.js';

/** Keeps a projection's serving table: rows, parked events and position change in one transaction. */
export class ProjectionConsumer implements LogConsumer {
  readonly name: string;
  readonly types: readonly string[];
  readonly #readStore: ReadStore;
  readonly #writer: ProjectionWriter;
  #held: ReadonlySet<string> = new Set();

  constructor(projection: Projection, readStore: ReadStore, clock: Clock) {
    const { name, types, table } = projection;
    this.name = name;
    this.types = types;
    this.#readStore = readStore;
    const { dialect } = readStore;
    this.#writer = new ProjectionWriter({ projection, table: table.name, reader: name, clock, dialect });
  }

  async open(): Promise<Position> {
    const { writer } = this.#readStore;
    this.#held = await this.#writer.parking.keys(writer);
    const { position } = await writer.selectFrom('projections').select('position').where('name', '=', this.name).executeTakeFirstOrThrow();
    return position;
  }

  async handle({ events, position, reached }: Delivery): Promise<void> {
    this.#held = await this.#readStore.writer.transaction().execute(async (trx) => {
      const held = await this.#writer.write(trx, events, this.#held);
      await this.#store(trx, position);
      return held;
    });
    reached(position);
  }

  async save(position: Position): Promise<void> {
    await this.#readStore.writer.transaction().execute((trx) => this.#store(trx, position));
  }

  parked(key: string): Promise<Parked | undefined> {
    return this.#writer.parking.find(this.#readStore.writer, key);
  }

  async retry(parked: Parked, heldBack: readonly RecordedEvent[]): Promise<void> {
    const held = await this.#readStore.writer.transaction().execute(async (trx) => {
      await this.#writer.parking.release(trx, parked.key);
      return this.#writer.writeLate(trx, heldBack, parked.position);
    });
    this.#held = new Set([...[...this.#held].filter((key) => key !== parked.key), ...held]);
  }

  async #store(trx: WriteTransaction, position: Position): Promise<void> {
    await trx.updateTable('projections').set({ position }).where('name', '=', this.name).execute();
  }
}
