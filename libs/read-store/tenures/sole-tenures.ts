import { sql } from 'kysely';
import type { WriteDatabase } from '../store/bookkeeping.js';
import type { Keeper, Tenure, Tenures, Write, WriteAtOnce } from './tenure.js';

/** Of a store that is one process's alone: whatever it asks for it keeps. */
export class SoleTenures implements Tenures {
  readonly isShared = false;
  readonly #writer: WriteDatabase;

  constructor(writer: WriteDatabase) {
    this.#writer = writer;
  }

  of(_name: string, keeper: Keeper): Tenure {
    return new SoleTenure(this.#writer, keeper);
  }

  tell(): void {
    // There is nobody else.
  }

  follow(): void {
    // There is nobody else.
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

class SoleTenure implements Tenure {
  readonly isOurs = true;
  readonly write: Write;
  readonly writeAtOnce: WriteAtOnce = async (work) => void (await work(sql`select 1`));
  readonly #keeper: Keeper;
  #isKept = false;

  constructor(writer: WriteDatabase, keeper: Keeper) {
    this.write = (work) => writer.transaction().execute(work);
    this.#keeper = keeper;
  }

  async seek(): Promise<void> {
    this.#isKept = true;
    await this.#keeper.begin();
  }

  async leave(): Promise<void> {
    this.#isKept = false;
    await this.#keeper.end();
  }

  async holding<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isKept) return work();
    try {
      await this.seek();
      return await work();
    } finally {
      await this.leave();
    }
  }
}
