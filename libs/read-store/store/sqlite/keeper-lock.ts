import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ReadStoreInUse } from '../read-store-in-use.js';

const FILE = 'read-models.lock';

/**
 * The right to keep the read models of a folder: an open transaction, so that the system frees it however its holder ends. The log's
 * own lock does not stand for it where the log is on a server.
 */
export class KeeperLock {
  readonly #database: Database.Database;

  /** @throws ReadStoreInUse when somebody holds it already */
  constructor(folder: string) {
    this.#database = new Database(join(folder, FILE), { timeout: 0 });
    try {
      this.#database.pragma('journal_mode = MEMORY');
      this.#database.exec('BEGIN EXCLUSIVE');
    } catch (fault) {
      this.#database.close();
      throw isHeld(fault) ? new ReadStoreInUse(folder) : fault;
    }
  }

  release(): void {
    this.#database.close();
  }
}

function isHeld(fault: unknown): boolean {
  return typeof fault === 'object' && fault !== null && 'code' in fault && String(fault.code).startsWith('SQLITE_BUSY');
}
