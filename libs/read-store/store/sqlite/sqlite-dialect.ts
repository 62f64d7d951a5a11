import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SqliteDialect, sql } from 'kysely';
import type { ColumnKind } from '../../tables/column.js';
import { SoleTenures } from '../../tenures/sole-tenures.js';
import type { DatabaseLocation, Location, ReadStoreDialect } from '../dialect.js';
import { KeeperLock } from './keeper-lock.js';
import { SharedCommitDialect } from './shared-commit-dialect.js';
import { SqliteConnection } from './sqlite-connection.js';
import { SqliteRowStatements } from './sqlite-row-statements.js';

const FILE = 'read-models.db';

/** Opens the read models in a file of this folder, or in a folder that vanishes with the store. */
export async function openSqlite(location: Exclude<Location, DatabaseLocation>): Promise<ReadStoreDialect> {
  // Two connections to one database in memory would share its locks, and queries would wait for the writer.
  const temporary = 'memory' in location ? await mkdtemp(join(tmpdir(), 'entente-read-models-')) : undefined;
  const folder = 'memory' in location ? (temporary ?? '') : location.folder;
  await mkdir(folder, { recursive: true });
  const path = join(folder, FILE);
  const lock = temporary === undefined ? new KeeperLock(folder) : undefined;
  const reader = () => new SqliteConnection(openReader(path));
  try {
    return dialect(openWriter(path, temporary === undefined ? 'NORMAL' : 'OFF'), reader, async () => {
      lock?.release();
      if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
    });
  } catch (fault) {
    lock?.release();
    throw fault;
  }
}

/** A connection to the read models of a folder that only looks; undefined when there are none. */
export function openToInspect(folder: string): { readonly dialect: SqliteDialect; soundness(): string; close(): void } | undefined {
  const path = join(folder, FILE);
  if (!existsSync(path)) return undefined;
  // At rest the file has no journal: only a connection that could write takes the empty one away that SQLite makes to read.
  const database = existsSync(`${path}-wal`) ? new Database(path, { readonly: true, fileMustExist: true }) : openReader(path);
  return {
    dialect: new SqliteDialect({ database: new SqliteConnection(database) }),
    soundness: () => String(database.pragma('integrity_check(1)', { simple: true })),
    // Kysely closes only what was used.
    close: () => void database.close(),
  };
}

function dialect(database: Database.Database, openSecond: () => SqliteConnection, dispose: () => Promise<void>): ReadStoreDialect {
  const reader = openSecond();
  const writer = new SqliteConnection(database, () => reader.forgetStatements());
  return {
    writer: new SharedCommitDialect({ database: writer }),
    reader: new SqliteDialect({ database: reader }),
    version: () => writer.version,
    schema: {},
    columnType: (kind) => COLUMN_TYPES[kind],
    statements: (table, name) => new SqliteRowStatements(table, name),
    filled: () => Promise.resolve(),
    replacing: (write, work) => write(work),
    tenures: (database) => new SoleTenures(database),
    dispose,
  };
}

const COLUMN_TYPES: Readonly<Record<ColumnKind, ReturnType<ReadStoreDialect['columnType']>>> = {
  text: 'text',
  integer: 'bigint',
  boolean: 'boolean',
  // The second word keeps SQLite from turning text that looks like a number into one.
  json: sql`json text`,
};

function openWriter(path: string, synchronous: 'NORMAL' | 'OFF'): Database.Database {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma(`synchronous = ${synchronous}`);
  // In KiB when negative, in pages: what a rebuild touches again and again fits, and checkpoints come in fewer and longer strides.
  database.pragma('cache_size = -32768');
  database.pragma('wal_autocheckpoint = 4000');
  return database;
}

function openReader(path: string): Database.Database {
  const database = new Database(path);
  database.pragma('query_only = ON');
  return database;
}
