import type Database from 'better-sqlite3';
import { existsSync, statSync } from 'node:fs';
import { LogDamaged } from '@entente/kernel';
import { readAcknowledged } from './acknowledged.js';
import { guarded, NewerLogFormat } from './log-errors.js';
import type { LogFiles } from './log-files.js';
import { APPLICATION_ID, FORMAT } from './log-schema.js';
import { LogReader } from './log-reader.js';
import { readConnection } from './read-connection.js';

const WHOLE_UP_TO_EVENTS = 20_000;
const WHOLE_UP_TO_BYTES = 64 * 1024 * 1024;
const TAIL = 2_000;
const PAGE = 1_000;

/**
 * Looks at a log before anything may write to it: nothing that was acknowledged is missing, and what is read is what
 * was written; the whole of a small log, the tail of a large one. Tells whether there is a log at all.
 * @throws LogDamaged, NewerLogFormat
 */
export function inspectLog(files: LogFiles): 'whole' | 'absent' {
  const found = inspectFrame(files);
  if (found === 'whole') guarded(files, () => withReader(files, (reader) => inspectEvents(files, reader)));
  return found;
}

/**
 * Looks at all but the events: that there is a log, of a format that can be read, and that it has its end.
 * @throws LogDamaged, NewerLogFormat
 */
export function inspectFrame(files: LogFiles): 'whole' | 'absent' {
  const acknowledged = readAcknowledged(files.acknowledged);
  if (acknowledged === undefined) throw new LogDamaged(`${files.acknowledged} is damaged: it does not hold a position and its checksum`);
  // SQLite would take an empty main file for a new log, and remove the journal that holds all events.
  if (sizeOf(files.events) === 0) return absent(files, acknowledged);
  return guarded(files, () => (isBlank(files) ? absent(files, acknowledged) : inspectEnd(files, acknowledged)));
}

function absent(files: LogFiles, acknowledged: number): 'absent' {
  if (acknowledged > 0) throw new LogDamaged(`${files.events} holds no log, although ${acknowledged} events were acknowledged`);
  if (sizeOf(files.events) === 0 && sizeOf(files.journal) > 0)
    throw new LogDamaged(`${files.events} is missing or empty beside its journal`);
  return 'absent';
}

/** A writer that was killed while it made the log leaves a database without tables. */
function isBlank(files: LogFiles): boolean {
  return withDatabase(files, (database) => {
    const format = Number(database.pragma('user_version', { simple: true }));
    const application = database.pragma('application_id', { simple: true });
    const tables = database.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get();
    if (tables === 0 && format === 0 && application === 0) return true;
    if (application !== APPLICATION_ID || format < 1)
      throw new LogDamaged(`${files.events} is not a log of this product, or its first page is damaged`);
    if (format > FORMAT) throw new NewerLogFormat(`${files.events} has format ${format}; this version reads formats up to ${FORMAT}`);
    return false;
  });
}

function inspectEnd(files: LogFiles, acknowledged: number): 'whole' {
  const head = withReader(files, (reader) => reader.head());
  if (head >= acknowledged) return 'whole';
  throw new LogDamaged(
    `${files.journal} or ${files.events} has lost its end: ${acknowledged} events were acknowledged, the log ends at position ${head}`,
  );
}

function inspectEvents(files: LogFiles, reader: LogReader): void {
  const head = reader.head();
  const isSmall = head <= WHOLE_UP_TO_EVENTS && sizeOf(files.events) + sizeOf(files.journal) <= WHOLE_UP_TO_BYTES;
  if (isSmall) ensureSoundPages(files);
  inspectFrom(reader, isSmall ? 1 : Math.max(1, head - TAIL), files);
}

function withReader<T>(files: LogFiles, read: (reader: LogReader) => T): T {
  const reader = new LogReader(files);
  try {
    return read(reader);
  } finally {
    reader.close();
  }
}

function ensureSoundPages(files: LogFiles): void {
  const found = withDatabase(files, (database) => database.pragma('integrity_check(1)', { simple: true }));
  if (found !== 'ok') throw new LogDamaged(`${files.events} is damaged: ${String(found)}`);
}

function inspectFrom(reader: LogReader, first: number, files: LogFiles): void {
  const revisions = new Map<string, number>();
  let page = reader.page({ from: first, direction: 'forwards', limit: PAGE }, undefined);
  while (page.length > 0) {
    for (const { stream, revision, position } of page) {
      const expected = revisions.get(stream) ?? (first === 1 ? 0 : revision);
      if (revision !== expected) {
        throw new LogDamaged(
          `${files.events}: the event at position ${position} has revision ${revision} of stream ${stream}, ${expected} was expected`,
        );
      }
      revisions.set(stream, revision + 1);
    }
    page = reader.page({ from: (page.at(-1)?.position ?? 0) + 1, direction: 'forwards', limit: PAGE }, undefined);
  }
}

function withDatabase<T>(files: LogFiles, read: (database: Database.Database) => T): T {
  const database = readConnection(files);
  try {
    return read(database);
  } finally {
    database.close();
  }
}

function sizeOf(path: string): number {
  return existsSync(path) ? statSync(path).size : 0;
}
