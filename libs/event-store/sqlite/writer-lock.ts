import Database from 'better-sqlite3';
import { LogInUse } from '@entente/kernel';
import type { LogFiles } from './log-files.js';
import { codeOf } from './sqlite-fault.js';

/** The right to write to a log: an open transaction, so that the system frees it however its holder ends. */
export class WriterLock {
  readonly #database: Database.Database;

  /** @throws LogInUse when somebody holds it already */
  constructor(files: LogFiles) {
    this.#database = new Database(files.lock, { timeout: 0 });
    try {
      this.#database.pragma('journal_mode = MEMORY');
      this.#database.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      this.#database.close();
      if (!codeOf(error).startsWith('SQLITE_BUSY')) throw error;
      throw new LogInUse(`The log in ${files.folder} has a writer already; open it with readOnly, or close the other one`);
    }
  }

  release(): void {
    this.#database.close();
  }
}
