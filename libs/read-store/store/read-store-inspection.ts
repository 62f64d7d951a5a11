import type { Position } from '@entente/kernel';
import { Kysely } from 'kysely';
import { digestOf } from '../projections/digest.js';
import type { Projection } from '../projections/projection.js';
import type { Bookkeeping, Parked, ReadDatabase } from './bookkeeping.js';
import { openToInspect } from './sqlite/sqlite-dialect.js';

type Opened = NonNullable<ReturnType<typeof openToInspect>>;

/** How far a read model, an automation or a timer has come. */
interface ReaderPosition {
  readonly name: string;
  readonly position: Position;
}

/** A look at the read models that changes nothing, also while a server keeps them. */
export class ReadStoreInspection {
  readonly #database: ReadDatabase;
  readonly #opened: Opened;

  /** @returns undefined when the folder has no read models */
  static open(folder: string): ReadStoreInspection | undefined {
    const opened = openToInspect(folder);
    return opened && new ReadStoreInspection(opened);
  }

  private constructor(opened: Opened) {
    this.#opened = opened;
    this.#database = new Kysely<Bookkeeping>({ dialect: opened.dialect });
  }

  /** `ok`, or the first damage in the file. */
  soundness(): string {
    return this.#opened.soundness();
  }

  /** Of the read models; by the fingerprint a definition that has changed since is known. */
  projections(): Promise<readonly (ReaderPosition & { readonly fingerprint: string })[]> {
    return this.#database.selectFrom('projections').select(['name', 'position', 'fingerprint']).orderBy('name').execute();
  }

  /** Of automations and timers. */
  readers(): Promise<readonly ReaderPosition[]> {
    return this.#database.selectFrom('readers').select(['name', 'position']).orderBy('name').execute();
  }

  parked(): Promise<readonly Parked[]> {
    return this.#database.selectFrom('parked').selectAll().orderBy('position').orderBy('reader').execute();
  }

  /** SHA-256 over a read model's rows as of a position. */
  digest({ table }: Projection, position: Position): Promise<string> {
    return digestOf(this.#database, table, position);
  }

  async close(): Promise<void> {
    await this.#database.destroy();
    this.#opened.close();
  }
}
