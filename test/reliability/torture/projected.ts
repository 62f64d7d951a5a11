import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';

const Positions = z.array(z.object({ name: z.string(), position: z.number() }));

/** Read models as they stand on the disk, looked at without the product's own code. */
export class Projected {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** From now on each writing of an event's row is noted, in the transaction that it is part of. */
  noteApplications(): void {
    this.#with((database) => {
      const stored = database.prepare(`SELECT "storedAs" FROM projections WHERE name = 'torture-applications'`).pluck().get();
      database.exec(`
        CREATE TABLE applied (id TEXT NOT NULL);
        CREATE TRIGGER row_put AFTER INSERT ON ${z.string().parse(stored)} BEGIN INSERT INTO applied VALUES (new."eventId"); END;
        CREATE TRIGGER row_changed AFTER UPDATE ON ${z.string().parse(stored)} BEGIN INSERT INTO applied VALUES (new."eventId"); END;`);
    });
  }

  /** Where each projection stands. */
  positions(): ReadonlyMap<string, number> {
    const rows = this.#with((database) => database.prepare('SELECT name, position FROM projections').all());
    return new Map(Positions.parse(rows).map(({ name, position }) => [name, position]));
  }

  /** How many events were applied, and how many of them more than once. */
  applications(): { readonly events: number; readonly twice: number } {
    const query =
      'SELECT count(*) AS events, coalesce(sum(times > 1), 0) AS twice FROM (SELECT count(*) AS times FROM applied GROUP BY id)';
    return z.object({ events: z.number(), twice: z.number() }).parse(this.#with((database) => database.prepare(query).get()));
  }

  /** How often a handler was given an event, whatever became of it. */
  get handlings(): number {
    return statSync(join(this.#folder, 'handlings')).size;
  }

  #with<T>(work: (database: Database.Database) => T): T {
    const database = new Database(join(this.#folder, 'read-models.db'));
    try {
      return work(database);
    } finally {
      database.close();
    }
  }
}
