import type { WriteDatabase } from '../store/bookkeeping.js';
import type { Keeper, Tenure, Tenures, Write } from './tenure.js';

/** Of a store that is one process's alone: whatever it asks for it keeps. */
export class SoleTenures implements Tenures {
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
  readonly #keeper: Keeper;

  constructor(writer: WriteDatabase, keeper: Keeper) {
    this.write = (work) => writer.transaction().execute(work);
    this.#keeper = keeper;
  }

  seek(): Promise<void> {
    return this.#keeper.begin();
  }

  leave(): Promise<void> {
    return this.#keeper.end();
  }

  holding<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }
}
