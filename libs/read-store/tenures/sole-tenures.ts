import type { WriteDatabase } from '../store/bookkeeping.js';
import type { Keeper, Tenure, Tenures, Write, WriteAtOnce } from './tenure.js';

/** Of a store that is one process's alone: whatever it asks for it keeps. */
export class SoleTenures implements Tenures {
  readonly isShared = false;
  readonly #writer: WriteDatabase;

  constructor(writer: WriteDatabase) {
    this.#writer = writer;
  }

  of(name: string, keeper: Keeper): Tenure {
    return new SoleTenure(name, this.#writer, keeper);
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
  readonly writeAtOnce: WriteAtOnce;
  readonly #keeper: Keeper;
  #isKept = false;

  constructor(name: string, writer: WriteDatabase, keeper: Keeper) {
    this.write = (work) => writer.transaction().execute(work);
    this.writeAtOnce = async (work) => {
      await work({ name, epoch: 0 });
    };
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
