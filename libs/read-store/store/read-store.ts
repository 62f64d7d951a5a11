import { Kysely } from 'kysely';
import { reasonOf } from '../readers/pause.js';
import type { Tenures } from '../tenures/tenure.js';
import type { Bookkeeping, Parked, ReadDatabase, WriteDatabase } from './bookkeeping.js';
import { PARKED_COLUMNS, migrate } from './bookkeeping.js';
import { databasePlace } from './database-url.js';
import type { Location, ReadStoreDialect } from './dialect.js';
import { openSqlite } from './sqlite/sqlite-dialect.js';

/** The read models cannot be opened or written; the message names their place and the cause. */
export class ReadStoreFault extends Error {
  constructor(place: string, cause: unknown) {
    super(`The read models in ${place} cannot be opened or written: ${reasonOf(cause)}`, { cause });
    this.name = 'ReadStoreFault';
  }
}

/** The database of the read models. Queries go through {@link ReadStore.database}; only the runners write. */
export class ReadStore {
  /** Whose the readers are, of all processes that share the store. */
  readonly tenures: Tenures;

  private constructor(
    /** To be named in messages; nothing secret. */
    readonly place: string,
    /** For queries: sees only what was committed, and never waits for a writer. */
    readonly database: ReadDatabase,
    /** For the projection and automation runners alone. */
    readonly writer: WriteDatabase,
    readonly dialect: ReadStoreDialect,
  ) {
    this.tenures = dialect.tenures(writer);
  }

  /**
   * Opens the store and brings its bookkeeping to its current form.
   * @param location a folder, which is made when missing; memory, a store that vanishes when it is closed; or a database, which is
   * waited for while it is away
   * @throws ReadStoreFault
   */
  static async open(location: Location): Promise<ReadStore> {
    try {
      return await ReadStore.#opened(location);
    } catch (cause) {
      throw new ReadStoreFault(placeOf(location), cause);
    }
  }

  static async #opened(location: Location): Promise<ReadStore> {
    const dialect = await dialectOf(location);
    const writer = new Kysely<Bookkeeping>({ dialect: dialect.writer });
    await migrate(writer, dialect);
    return new ReadStore(placeOf(location), new Kysely<Bookkeeping>({ dialect: dialect.reader }), writer, dialect);
  }

  /** What awaits an operator: of one reader, or of all. */
  async parked(reader?: string): Promise<readonly Parked[]> {
    const all = this.database.selectFrom('parked').select(PARKED_COLUMNS).orderBy('position').orderBy('reader');
    return (reader === undefined ? all : all.where('reader', '=', reader)).execute();
  }

  /** Closes the connections. Stop the runners first. */
  async close(): Promise<void> {
    await this.tenures.close();
    await this.database.destroy();
    await this.writer.destroy();
    await this.dialect.dispose();
  }
}

/** The driver of a database is loaded when one is named and not before, since most starts have no use for it. */
async function dialectOf(location: Location): Promise<ReadStoreDialect> {
  if (!('databaseUrl' in location)) return openSqlite(location);
  const { openPostgres } = await import('./postgres/postgres-dialect.js');
  return openPostgres(location);
}

function placeOf(location: Location): string {
  if ('databaseUrl' in location) return databasePlace(location.databaseUrl);
  return 'folder' in location ? location.folder : 'memory';
}
