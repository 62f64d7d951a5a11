import { Kysely, type Dialect } from 'kysely';
import { digestOf } from '../projections/digest.js';
import type { Projection } from '../projections/projection.js';
import type { Bookkeeping, Parked, ProjectionRow, ReadDatabase } from './bookkeeping.js';
import type { Stand } from '../readers/stand.js';
import { databasePlace } from './database-url.js';
import { ReadStoreFault } from './read-store.js';
import { openToInspect } from './sqlite/sqlite-dialect.js';

interface Opened {
  readonly dialect: Dialect;
  /** `ok`, or the first damage in the file; undefined where there is no file to look into. */
  readonly soundness?: () => string;
  readonly close?: () => void;
}

export type InspectedLocation = { readonly folder: string } | { readonly databaseUrl: string };

/** How far a read model, an automation or a timer has come. */
export interface ReaderStand extends Stand {
  readonly name: string;
}

/** A look at the read models that changes nothing, also while a server keeps them. */
export class ReadStoreInspection {
  readonly #database: ReadDatabase;
  readonly #opened: Opened;

  /**
   * @returns undefined when there are no read models
   * @throws ReadStoreFault when the database does not answer
   */
  static async open(location: InspectedLocation): Promise<ReadStoreInspection | undefined> {
    const opened = 'folder' in location ? openToInspect(location.folder) : await openedIn(location.databaseUrl);
    return opened && new ReadStoreInspection(opened);
  }

  private constructor(opened: Opened) {
    this.#opened = opened;
    this.#database = new Kysely<Bookkeeping>({ dialect: opened.dialect });
  }

  /** `ok`, or the first damage in the file; of a database's own files it knows nothing. */
  soundness(): string {
    return this.#opened.soundness?.() ?? 'ok';
  }

  /** Of the read models; by the fingerprint a definition that has changed since is known. */
  projections(): Promise<readonly ProjectionRow[]> {
    return this.#database.selectFrom('projections').selectAll().orderBy('name').execute();
  }

  /** Of automations and timers. */
  readers(): Promise<readonly ReaderStand[]> {
    return this.#database.selectFrom('readers').selectAll().orderBy('name').execute();
  }

  parked(): Promise<readonly Parked[]> {
    return this.#database.selectFrom('parked').selectAll().orderBy('position').orderBy('reader').execute();
  }

  /** SHA-256 over a read model's rows, as of where it stands. */
  digest({ table }: Projection, { position, storedAs }: ProjectionRow): Promise<string> {
    return digestOf(this.#database, table, position, storedAs ?? table.name);
  }

  async close(): Promise<void> {
    await this.#database.destroy();
    this.#opened.close?.();
  }
}

/** The driver of a database is loaded when one is named and not before. */
async function openedIn(databaseUrl: string): Promise<Opened | undefined> {
  const { openPostgresToInspect } = await import('./postgres/postgres-dialect.js');
  try {
    const dialect = await openPostgresToInspect(databaseUrl);
    return dialect && { dialect };
  } catch (cause) {
    throw new ReadStoreFault(databasePlace(databaseUrl), cause);
  }
}
