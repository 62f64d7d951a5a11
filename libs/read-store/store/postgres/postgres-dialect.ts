import { PostgresDialect, sql } from 'kysely';
import type { PostgresPoolClient } from 'kysely';
import { backoff, pause } from '../../readers/pause.js';
import type { ColumnKind } from '../../tables/column.js';
import type { Write } from '../../tenures/tenure.js';
import type { WriteTransaction } from '../bookkeeping.js';
import { databasePlace } from '../database-url.js';
import type { DatabaseLocation, ReadStoreDialect } from '../dialect.js';
import { ReadStoreUnavailable } from '../read-store-unavailable.js';
import { Connections } from './connections.js';
import { isLockedByOthers } from './database-fault.js';
import { PostgresRowStatements } from './postgres-row-statements.js';
import { SharedRoundTrips } from './shared-round-trips.js';
import { SharedTenures } from './shared-tenures.js';

const READ_AT_A_TIME = 10;
/** Readers that write at the same time share flushes, and none waits for all others to have written. */
const WRITE_AT_A_TIME = 4;
const SETTINGS_OF_READER = ['default_transaction_read_only=on', 'statement_timeout=30s'];
/**
 * Commits are as sure as the database makes them: this process outlives a crash of it, and goes on behind what it saw committed. A
 * transaction of a process that is frozen is ended before others take its readers over. Whatever is written goes by keys, also while
 * nothing is known of a table's contents, and is too little to be compiled.
 */
const SETTINGS_OF_WRITER = ['idle_in_transaction_session_timeout=4s', 'enable_seqscan=off', 'jit=off'];
/** Of few texts, each planned once. A step that others keep waiting is a transaction by itself, which holds up nobody. */
const SETTINGS_OF_STEPS = [...SETTINGS_OF_WRITER, 'plan_cache_mode=force_generic_plan', 'lock_timeout=100ms'];
const UNTIL_STOPPED = new AbortController().signal;
const FIRST_LOCK_MS = 50;
const LONGEST_LOCK_MS = 2_000;

/** Opens the read models in a PostgreSQL, and waits for it while it is away unless it is told not to. */
export async function openPostgres(location: DatabaseLocation): Promise<ReadStoreDialect> {
  const { databaseUrl, notes } = location;
  const writer = new Connections({ databaseUrl, most: WRITE_AT_A_TIME, settings: SETTINGS_OF_WRITER, prepares: true });
  const steps = new Connections({ databaseUrl, most: 1, settings: SETTINGS_OF_STEPS, prepares: true, pipelines: true });
  const roundTrips = new SharedRoundTrips(steps);
  const reader = new Connections({ databaseUrl, most: READ_AT_A_TIME, settings: SETTINGS_OF_READER });
  const schema = await schemaOf(await answering(writer, location));
  return {
    writer: new PostgresDialect({ pool: writer }),
    reader: new PostgresDialect({ pool: reader }),
    version: () => undefined,
    schema: { migrationTableSchema: schema },
    columnType: (kind) => COLUMN_TYPES[kind],
    statements: (table, name) => new PostgresRowStatements(table, name, roundTrips),
    filled: async (db, name) => {
      await sql`analyze ${sql.table(name)}`.execute(db);
    },
    replacing,
    tenures: (database) => new SharedTenures({ databaseUrl, notes }, database),
    dispose: async () => {
      await Promise.all([reader, writer, steps].map((connections) => connections.end()));
    },
  };
}

/** A connection to the read models in a PostgreSQL that only looks; undefined when there are none. */
export async function openPostgresToInspect(databaseUrl: string): Promise<PostgresDialect | undefined> {
  const pool = new Connections({ databaseUrl, most: 1, settings: SETTINGS_OF_READER });
  if (await holdsReadModels(await pool.connect())) return new PostgresDialect({ pool });
  await pool.end();
  return undefined;
}

async function holdsReadModels(connection: PostgresPoolClient): Promise<boolean> {
  try {
    const { rows } = await connection.query<{ readonly there: boolean }>(`select to_regclass('projections') is not null as there`, []);
    return rows[0]?.there === true;
  } finally {
    connection.release();
  }
}

const COLUMN_TYPES: Readonly<Record<ColumnKind, ReturnType<ReadStoreDialect['columnType']>>> = {
  text: sql`text collate "C"`,
  integer: 'bigint',
  boolean: 'boolean',
  // Keeps the text as it was written.
  json: 'json',
};

async function answering(connections: Connections, location: DatabaseLocation): Promise<PostgresPoolClient> {
  const { databaseUrl, notes, waits = true } = location;
  for (let failures = 1; ; failures += 1) {
    try {
      return await connections.connect();
    } catch (fault) {
      if (!(fault instanceof ReadStoreUnavailable) || !waits) throw fault;
      notes.warn(`${fault.message}. ${databasePlace(databaseUrl)} is asked again in ${backoff(failures)} ms`);
      await pause(backoff(failures), UNTIL_STOPPED);
    }
  }
}

/** Where tables come to stand that are named without a schema. */
async function schemaOf(connection: PostgresPoolClient): Promise<string> {
  try {
    const { rows } = await connection.query<{ readonly schema: string | null }>('select current_schema() as schema', []);
    if (typeof rows[0]?.schema === 'string') return rows[0].schema;
    throw new Error('The search_path names no schema that exists');
  } finally {
    connection.release();
  }
}

/** Whoever waits for the lock of a table lets all others wait behind it, so the waiting is short at first. */
async function replacing(write: Write, work: (trx: WriteTransaction) => Promise<void>): Promise<void> {
  for (let lockMs = FIRST_LOCK_MS; ; lockMs = Math.min(lockMs * 2, LONGEST_LOCK_MS)) {
    try {
      await write(async (trx) => {
        await sql`set local lock_timeout = ${sql.lit(lockMs)}`.execute(trx);
        await work(trx);
      });
      return;
    } catch (fault) {
      if (!isLockedByOthers(fault)) throw fault;
      await pause(lockMs, UNTIL_STOPPED);
    }
  }
}
