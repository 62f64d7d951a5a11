import type { ReadStore } from '@entente/read-store';
import { sql } from 'kysely';
import type { Stores } from './read-stores.js';

/** A table that takes in nothing for a while, as if there were no room for it. */
export class FailingTable {
  readonly #readStore: ReadStore;
  readonly #switches: { readonly fails: readonly string[]; readonly heals: readonly string[] };

  constructor(readStore: ReadStore, database: Stores['database'], table: string) {
    this.#readStore = readStore;
    this.#switches = database === 'SQLite' ? triggers(table) : constraint(table);
  }

  fails(): Promise<void> {
    return this.#run(this.#switches.fails);
  }

  heals(): Promise<void> {
    return this.#run(this.#switches.heals);
  }

  async #run(statements: readonly string[]): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(this.#readStore.writer);
  }
}

function triggers(table: string) {
  const kinds = ['insert', 'update'];
  return {
    fails: kinds.map(
      (kind) => `create trigger no_${kind} before ${kind} on ${table} begin select raise(abort, 'no room in ${table}'); end`,
    ),
    heals: kinds.map((kind) => `drop trigger no_${kind}`),
  };
}

function constraint(table: string) {
  const name = `"no room in ${table}"`;
  return {
    fails: [`alter table ${table} add constraint ${name} check (false) not valid`],
    heals: [`alter table ${table} drop constraint ${name}`],
  };
}
