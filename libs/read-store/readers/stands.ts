import type { EventStore, Position } from '@entente/kernel';
import { pause } from './pause.js';
import { eventAt, standAt } from './stand.js';
import type { Stand } from './stand.js';

const TOLD_WITHIN_MS = 1_000;

/** Looks up in the log what stands where readers have come without an event of theirs; once for those that stand together. */
export class Stands {
  readonly #eventStore: EventStore;
  #last: { readonly position: Position; readonly stand: Promise<Stand | undefined> } | undefined;

  constructor(eventStore: EventStore) {
    this.#eventStore = eventStore;
  }

  /** @returns undefined when the log does not tell, or not soon */
  at(position: Position): Promise<Stand | undefined> {
    if (this.#last?.position !== position) this.#last = { position, stand: this.#soon(position) };
    return this.#last.stand;
  }

  async #soon(position: Position): Promise<Stand | undefined> {
    const late = new AbortController();
    try {
      return await Promise.race([this.#found(position), pause(TOLD_WITHIN_MS, late.signal).then(() => undefined)]);
    } finally {
      late.abort();
    }
  }

  async #found(position: Position): Promise<Stand | undefined> {
    try {
      const event = await eventAt(this.#eventStore, position);
      return event && standAt(event);
    } catch {
      return undefined;
    }
  }
}
