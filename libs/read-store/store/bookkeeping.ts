import type { Instant, Position } from '@entente/kernel';
import type { Kysely, Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';
import type { ReadStoreDialect } from './dialect.js';

type ColumnType = ReturnType<ReadStoreDialect['columnType']>;

/** An event that could not be handled; while its key stands here, later events of the key are held back from the reader. */
export interface Parked {
  /** The projection or reaction. */
  readonly reader: string;
  /** The partnership's id, or the stream for an event without one. */
  readonly key: string;
  /** Of the event that failed. */
  readonly position: Position;
  readonly eventId: string;
  readonly eventType: string;
  readonly reason: string;
  readonly parkedAt: Instant;
}

/** By their names: what a session has prepared outlives a later version's new columns. */
export const PARKED_COLUMNS = ['reader', 'key', 'position', 'eventId', 'eventType', 'reason', 'parkedAt'] as const;

export interface ProjectionRow extends ReaderRow {
  readonly version: number;
  readonly fingerprint: string;
  /** The fingerprint of the table alone. */
  readonly shape: string;
  /** Counts the tables that served this projection. */
  readonly generation: number;
  /** The release that built the table, and the one that began to keep it last; missing where they had no numbers. */
  readonly release: number | null;
  readonly begunBy: number | null;
  /** The table's name in the database; missing where it is the bare one that earlier versions gave it. */
  readonly storedAs: string | null;
}

/** Where a reader of the log stands; what stands there in the log is missing where an earlier version has stored the position. */
interface ReaderRow {
  readonly name: string;
  readonly position: Position;
  readonly mark: string | null;
}

/** What the log begins with that all these rows are about; there is one. */
interface OriginRow {
  readonly number: 1;
  readonly mark: string;
}

/** A clock that runs. */
export interface RunningClock {
  readonly timer: string;
  readonly partnershipId: string;
  readonly key: string;
  readonly dueAt: Instant;
  /** The id of the event that set it. */
  readonly setBy: string;
  /** Of the event that set it. */
  readonly position: Position;
  /** How far the timer had read when the clock's command could not be done; null for all others. */
  readonly parkedAfter: Position | null;
}

/** Which process keeps a reader, where several may; its epoch counts how often it was taken. */
interface TenureRow {
  readonly name: string;
  readonly epoch: number;
  readonly worker: string | null;
}

/** All projections of a process together, numbered in the order in which they first came here. */
interface ReleaseRow {
  readonly fingerprint: string;
  readonly number: number;
}

export interface Bookkeeping {
  readonly projections: ProjectionRow;
  readonly parked: Parked;
  readonly readers: ReaderRow;
  readonly timers: RunningClock;
  readonly tenures: TenureRow;
  readonly origin: OriginRow;
  readonly releases: ReleaseRow;
}

/** For queries: sees what was committed, waits for nobody, and cannot write. */
export type ReadDatabase = Kysely<Bookkeeping>;
/** For the runners alone. */
export type WriteDatabase = Kysely<Bookkeeping>;
export type WriteTransaction = Transaction<Bookkeeping>;

const migrations = (textual: ColumnType): Readonly<Record<string, Migration>> => ({
  '0001-bookkeeping': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('projections')
        .addColumn('name', textual, (column) => column.primaryKey())
        .addColumn('position', 'bigint', (column) => column.notNull())
        .addColumn('version', 'bigint', (column) => column.notNull())
        .addColumn('fingerprint', textual, (column) => column.notNull())
        .addColumn('shape', textual, (column) => column.notNull())
        .addColumn('generation', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('readers')
        .addColumn('name', textual, (column) => column.primaryKey())
        .addColumn('position', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('parked')
        .addColumn('reader', textual, (column) => column.notNull())
        .addColumn('key', textual, (column) => column.notNull())
        .addColumn('position', 'bigint', (column) => column.notNull())
        .addColumn('eventId', textual, (column) => column.notNull())
        .addColumn('eventType', textual, (column) => column.notNull())
        .addColumn('reason', textual, (column) => column.notNull())
        .addColumn('parkedAt', textual, (column) => column.notNull())
        .addPrimaryKeyConstraint('parked_by_reader_and_key', ['reader', 'key'])
        .execute();
    },
  },
  '0002-timers': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('timers')
        .addColumn('timer', textual, (column) => column.notNull())
        .addColumn('partnershipId', textual, (column) => column.notNull())
        .addColumn('key', textual, (column) => column.notNull())
        .addColumn('dueAt', textual, (column) => column.notNull())
        .addColumn('setBy', textual, (column) => column.notNull())
        .addColumn('position', 'bigint', (column) => column.notNull())
        .addColumn('parkedAfter', 'bigint')
        .addPrimaryKeyConstraint('timers_by_clock', ['timer', 'partnershipId', 'key'])
        .execute();
      await db.schema.createIndex('timers_by_due').on('timers').columns(['dueAt', 'position', 'timer', 'partnershipId', 'key']).execute();
    },
  },
  '0003-tenures': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('tenures')
        .addColumn('name', textual, (column) => column.primaryKey())
        .addColumn('epoch', 'bigint', (column) => column.notNull())
        .addColumn('worker', textual)
        .execute();
      await db.schema
        .createTable('workers')
        .addColumn('id', textual, (column) => column.primaryKey())
        .addColumn('seeks', 'boolean', (column) => column.notNull())
        .addColumn('seenAt', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
  '0004-lifelines': {
    async up(db: Kysely<unknown>) {
      await db.schema.alterTable('workers').addColumn('lifeline', 'bigint').execute();
    },
  },
  '0005-marks': {
    async up(db: Kysely<unknown>) {
      for (const table of ['projections', 'readers']) await db.schema.alterTable(table).addColumn('mark', textual).execute();
      await db.schema
        .createTable('origin')
        .addColumn('number', 'bigint', (column) => column.primaryKey())
        .addColumn('mark', textual, (column) => column.notNull())
        .execute();
    },
  },
  '0006-releases': {
    async up(db: Kysely<unknown>) {
      for (const column of ['release', 'begunBy']) await db.schema.alterTable('projections').addColumn(column, 'bigint').execute();
      await db.schema.alterTable('projections').addColumn('storedAs', textual).execute();
      await db.schema
        .createTable('releases')
        .addColumn('fingerprint', textual, (column) => column.primaryKey())
        .addColumn('number', 'bigint', (column) => column.notNull().unique())
        .execute();
    },
  },
});

/** Brings the bookkeeping tables to their current form. */
export async function migrate(db: WriteDatabase, dialect: ReadStoreDialect): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve(migrations(dialect.columnType('text'))) };
  const { error } = await new Migrator({ db, provider, ...dialect.schema }).migrateToLatest();
  if (error instanceof Error) throw error;
  if (error !== undefined) throw new Error('The read store could not be migrated', { cause: error });
}
