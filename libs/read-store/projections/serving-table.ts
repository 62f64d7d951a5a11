import type { Clock } from '@entente/kernel';
import { Parking } from '../readers/parking.js';
import type { Stand } from '../readers/stand.js';
import type { ReadStore } from '../store/read-store.js';
import type { Write } from '../tenures/tenure.js';
import { createIndexes, createTable } from '../tables/physical-table.js';
import type { Place } from '../tables/physical-table.js';
import type { Projection } from './projection.js';

/** How a projection's serving table relates to its definition. */
export type Condition = 'new' | 'current' | 'built by another version' | 'of another shape';

export interface ServingTableOptions {
  readonly projection: Projection;
  readonly readStore: ReadStore;
  readonly write: Write;
  readonly clock: Clock;
}

/** The table that serves a projection's queries, and the one beside it that may take its place. */
export class ServingTable {
  readonly #projection: Projection;
  readonly #readStore: ReadStore;
  readonly #write: Write;
  readonly #nextParking: Parking;

  constructor({ projection, readStore, write, clock }: ServingTableOptions) {
    this.#projection = projection;
    this.#readStore = readStore;
    this.#write = write;
    this.#nextParking = new Parking(this.nextName, clock);
  }

  /** Of the table that is built beside the serving one, and of the reader that parks its events. */
  get nextName(): string {
    return `${this.#projection.table.name}__next`;
  }

  /** Creates the table when there is none, and drops what a build that was cut off has left. */
  async prepare(): Promise<Condition> {
    await this.dropNext();
    const { name, version, fingerprint, shape, table } = this.#projection;
    const { writer, dialect } = this.#readStore;
    const row = await writer.selectFrom('projections').selectAll().where('name', '=', name).executeTakeFirst();
    if (row !== undefined) return conditionOf(row, this.#projection);
    await this.#write(async (trx) => {
      const place = { name: table.name, generation: 1 };
      await createTable(trx, dialect, table, place);
      await createIndexes(trx, dialect, table, place);
      await trx.insertInto('projections').values({ name, version, fingerprint, shape, generation: 1, position: 0 }).execute();
    });
    return 'new';
  }

  /** Creates the table beside, without indexes. */
  async createNext(): Promise<Place> {
    await this.dropNext();
    const { writer, dialect } = this.#readStore;
    const { generation } = await writer
      .selectFrom('projections')
      .select('generation')
      .where('name', '=', this.#projection.name)
      .executeTakeFirstOrThrow();
    const place = { name: this.nextName, generation: generation + 1 };
    await this.#write((trx) => createTable(trx, dialect, this.#projection.table, place));
    return place;
  }

  /** Puts the table beside in the place of the serving one: rows, parked events and position in one transaction. */
  async swap({ generation }: Place, stand: Stand): Promise<void> {
    const { name, version, fingerprint, shape, table } = this.#projection;
    await this.#readStore.dialect.replacing(this.#write, async (trx) => {
      await this.#nextParking.handOver(trx, name);
      await trx
        .updateTable('projections')
        .set({ version, fingerprint, shape, generation, ...stand })
        .where('name', '=', name)
        .execute();
      await trx.schema.dropTable(table.name).execute();
      await trx.schema.alterTable(this.nextName).renameTo(table.name).execute();
    });
  }

  async dropNext(): Promise<void> {
    await this.#write(async (trx) => {
      await this.#nextParking.clear(trx);
      await trx.schema.dropTable(this.nextName).ifExists().execute();
    });
  }
}

function conditionOf(row: { readonly fingerprint: string; readonly shape: string }, projection: Projection): Condition {
  if (row.fingerprint === projection.fingerprint) return 'current';
  return row.shape === projection.shape ? 'built by another version' : 'of another shape';
}
