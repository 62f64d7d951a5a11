import { sql } from 'kysely';
import type { ReadStore } from '../store/read-store.js';
import type { Projection } from './projection.js';
import { fingerprintOf } from '../tables/table-shape.js';

/**
 * The projections of a process as one release. Releases are ordered by when they first came to a store, so of two that differ
 * everybody knows which is the later one.
 */
export class Release {
  readonly #readStore: ReadStore;
  readonly #fingerprint: string;
  #number: Promise<number> | undefined;

  constructor(readStore: ReadStore, projections: readonly Projection[]) {
    this.#readStore = readStore;
    this.#fingerprint = fingerprintOf(projections.map(({ name, fingerprint }) => `${name} ${fingerprint}`).sort());
  }

  /** From 1 on. */
  number(): Promise<number> {
    this.#number ??= this.#entered();
    this.#number.catch(() => (this.#number = undefined));
    return this.#number;
  }

  async #entered(): Promise<number> {
    const { writer } = this.#readStore;
    for (;;) {
      const entered = await writer.selectFrom('releases').select('number').where('fingerprint', '=', this.#fingerprint).executeTakeFirst();
      if (entered !== undefined) return entered.number;
      // Of two that enter at once, one finds its number taken and tries again.
      await sql`insert into releases (fingerprint, number) select cast(${this.#fingerprint} as text), coalesce(max(number), 0) + 1
        from releases where true on conflict do nothing`.execute(writer);
    }
  }
}
