import Database from 'better-sqlite3';
import { accessSync, chmodSync, closeSync, constants, copyFileSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogFiles } from './log-files.js';

/** The bytes of a database's header that tell whether it has a journal to be read with it. */
const JOURNAL_MODE = { at: 18, none: Buffer.from([1, 1]) } as const;

/**
 * A connection that changes no event and leaves no file behind. A log at rest has no journal: SQLite makes an empty one for as long
 * as anybody reads, and only a connection that could write takes it away again. Where nothing may be written, a copy is read.
 */
export function readConnection(files: LogFiles): Database.Database {
  const isAtRest = existsSync(files.events) && !existsSync(files.journal);
  if (!isAtRest) return new Database(files.events, { readonly: true, fileMustExist: true });
  if (!isWritable(files.folder) || !isWritable(files.events)) return copyAtRest(files.events);
  const database = new Database(files.events, { fileMustExist: true });
  database.pragma('query_only = ON');
  return database;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The copy vanishes with its connection: its name is taken away as soon as it is open. */
function copyAtRest(events: string): Database.Database {
  const folder = mkdtempSync(join(tmpdir(), 'entente-log-'));
  try {
    const copy = join(folder, 'events.db');
    copyFileSync(events, copy, constants.COPYFILE_FICLONE);
    chmodSync(copy, 0o600);
    const descriptor = openSync(copy, 'r+');
    writeSync(descriptor, JOURNAL_MODE.none, 0, JOURNAL_MODE.none.length, JOURNAL_MODE.at);
    closeSync(descriptor);
    return new Database(copy, { readonly: true });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
