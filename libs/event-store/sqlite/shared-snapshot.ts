import type Database from 'better-sqlite3';

/**
 * One view of the log for all that is read before anybody can learn of something newer: what others commit is told by the
 * event loop, whose next step comes after the microtask that ends the view. Each small read would pay for a view of its own
 * with some of its time.
 */
export class SharedSnapshot {
  readonly #database: Database.Database;
  readonly #begin: Database.Statement<[]>;
  readonly #commit: Database.Statement<[]>;
  #isHeld = false;

  constructor(database: Database.Database) {
    this.#database = database;
    this.#begin = database.prepare('BEGIN');
    this.#commit = database.prepare('COMMIT');
  }

  hold(): void {
    if (this.#isHeld) return;
    this.#begin.run();
    this.#isHeld = true;
    queueMicrotask(() => this.release());
  }

  release(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    // A read that fails can end the transaction by itself.
    if (this.#database.inTransaction) this.#commit.run();
  }
}
