import type { Clock } from '@entente/kernel';
import { Parking } from '../readers/parking.js';
import type { Stand } from '../readers/stand.js';
import type { ProjectionRow } from '../store/bookkeeping.js';
import type { ReadStore } from '../store/read-store.js';
import type { Write } from '../tenures/tenure.js';
import { createIndexes, createTable } from '../tables/physical-table.js';
import type { Place } from '../tables/physical-table.js';
import { storedAs } from '../tables/table-shape.js';
import { LaterVersion } from './later-version.js';
import type { Projection } from './projection.js';
import type { Release } from './release.js';
import type { Condition } from './served.js';
import { conditionOf, isByLater } from './served.js';

export interface ServingTableOptions {
  readonly projection: Projection;
  readonly readStore: ReadStore;
  readonly release: Release;
  readonly write: Write;
  readonly clock: Clock;
}

/** The table that serves a projection's queries, and the one beside it that may take its place. */
export class ServingTable {
  readonly #projection: Projection;
  readonly #readStore: ReadStore;
  readonly #release: Release;
  readonly #write: Write;
  readonly #nextParking: Parking;

  constructor({ projection, readStore, release, write, clock }: ServingTableOptions) {
    this.#projection = projection;
    this.#readStore = readStore;
    this.#release = release;
    this.#write = write;
    this.#nextParking = new Parking(this.nextName, clock);
  }

  /** Of the table that is built beside the serving one, and of the reader that parks its events. */
  get nextName(): string {
    return `${this.#projection.table.name}__next`;
  }

  /**
   * Creates the table when there is none, and drops what a build that was cut off has left.
   * @param isAskedFor even if a later release has built it
   * @throws LaterVersion when one has; then all is left as it is
   */
  async prepare(isAskedFor: boolean): Promise<Condition> {
    const { name } = this.#projection;
    const { writer, tenures } = this.#readStore;
    const release = await this.#release.number();
    const columns = ['fingerprint', 'shape', 'release', 'begunBy', 'storedAs'] as const;
    const row = await writer.selectFrom('projections').select(columns).where('name', '=', name).executeTakeFirst();
    if (tenures.isShared && !isAskedFor && isByLater(row, this.#projection, release)) throw new LaterVersion([name]);
    await this.dropNext();
    await (row === undefined ? this.#create(release) : this.#take(row, release));
    return conditionOf(row, this.#projection);
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
    const [place, release] = [storedAs(table), await this.#release.number()];
    await this.#readStore.dialect.replacing(this.#write, async (trx) => {
      await this.#nextParking.handOver(trx, name);
      const served = await trx.selectFrom('projections').select('storedAs').where('name', '=', name).executeTakeFirstOrThrow();
      await trx
        .updateTable('projections')
        .set({ ...{ version, fingerprint, shape, release, generation }, storedAs: place, ...stand })
        .where('name', '=', name)
        .execute();
      await trx.schema.dropTable(served.storedAs ?? table.name).execute();
      await trx.schema.alterTable(this.nextName).renameTo(place).execute();
    });
  }

  async dropNext(): Promise<void> {
    await this.#write(async (trx) => {
      await this.#nextParking.clear(trx);
      await trx.schema.dropTable(this.nextName).ifExists().execute();
    });
  }

  async #create(release: number): Promise<void> {
    const { name, version, fingerprint, shape, table } = this.#projection;
    const { dialect } = this.#readStore;
    const place = { name: storedAs(table), generation: 1 };
    await this.#write(async (trx) => {
      await createTable(trx, dialect, table, place);
      await createIndexes(trx, dialect, table, place);
      await trx
        .insertInto('projections')
        .values({ ...{ name, version, fingerprint, shape, release }, begunBy: release, generation: 1, position: 0, storedAs: place.name })
        .execute();
    });
  }

  /** A table that stands under its bare name, as earlier versions left it, gets the one that queries ask for. */
  async #take(served: Pick<ProjectionRow, 'shape' | 'storedAs'>, release: number): Promise<void> {
    const { name, shape, table } = this.#projection;
    const isBare = served.storedAs === null && served.shape === shape;
    const place = isBare ? storedAs(table) : served.storedAs;
    await this.#readStore.dialect.replacing(this.#write, async (trx) => {
      await trx.updateTable('projections').set({ begunBy: release, storedAs: place }).where('name', '=', name).execute();
      if (isBare) await trx.schema.alterTable(table.name).renameTo(storedAs(table)).execute();
    });
  }
}
