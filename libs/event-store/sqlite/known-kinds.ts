import type Database from 'better-sqlite3';
import type { EventFilter } from '@entente/kernel';
import { passes, type Kind } from '../log/event-filter.js';

interface NumberedKind extends Kind {
  readonly kind: number;
}

/** The log's kinds of events by number. There are few of them, and none is ever changed. */
export class KnownKinds {
  readonly #select: Database.Statement<[], NumberedKind>;
  #byNumber: ReadonlyMap<number, Kind> = new Map();

  constructor(database: Database.Database) {
    this.#select = database.prepare('SELECT kind, category, type FROM kinds ORDER BY kind');
  }

  typeOf(kind: number): string | undefined {
    const known = this.#byNumber.get(kind);
    if (known !== undefined) return known.type;
    this.#reload();
    return this.#byNumber.get(kind)?.type;
  }

  /** The numbers of all kinds in the log, as it now stands, that pass a filter. */
  passing(filter: EventFilter): readonly number[] {
    const pass = passes(filter);
    return this.#reload()
      .filter(pass)
      .map(({ kind }) => kind);
  }

  #reload(): readonly NumberedKind[] {
    const kinds = this.#select.all();
    this.#byNumber = new Map(kinds.map((numbered) => [numbered.kind, numbered]));
    return kinds;
  }
}
