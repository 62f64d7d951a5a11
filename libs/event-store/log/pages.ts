import type { EventCatalogue, ReadStreamOptions, RecordedEvent } from '@entente/kernel';
import type { PageRequest } from './embedded-event-store.js';
import { restore } from './restore.js';
import type { StoredEvent } from './stored-event.js';
import { EFFORT_OF_A_TURN, type Turn } from './turn.js';

const PAGE = EFFORT_OF_A_TURN;
const END = { done: true, value: undefined } as const;

/** What is read, and how. */
export interface Reading {
  readonly read: (request: PageRequest) => readonly StoredEvent[];
  readonly placeOf: (event: StoredEvent) => number;
  /** The first place of all. */
  readonly origin: number;
  readonly catalogue: EventCatalogue;
  readonly turn: Turn;
}

/** A run of pages. Not an async generator, which takes three promises a page: commands read many short streams. */
export class Pages implements AsyncIterator<readonly RecordedEvent[], undefined> {
  readonly #reading: Reading;
  readonly #direction: PageRequest['direction'];
  #from: number;
  #left: number;

  constructor(reading: Reading, { direction = 'forwards', limit = Number.POSITIVE_INFINITY, from }: ReadStreamOptions) {
    const { origin } = reading;
    this.#reading = reading;
    this.#direction = direction;
    this.#from = direction === 'forwards' ? Math.max(from ?? origin, origin) : (from ?? Number.MAX_SAFE_INTEGER);
    this.#left = limit;
  }

  async next(): Promise<IteratorResult<readonly RecordedEvent[], undefined>> {
    const { catalogue, turn } = this.#reading;
    if (this.#left <= 0) return END;
    while (turn.isSpent) await turn.next();
    const stored = this.#read();
    turn.spend(stored.length);
    return stored.length === 0 ? END : { done: false, value: stored.map((event) => restore(event, catalogue)) };
  }

  #read(): readonly StoredEvent[] {
    const limit = Math.min(this.#left, PAGE);
    const stored = this.#reading.read({ from: this.#from, direction: this.#direction, limit });
    const last = stored.at(-1);
    this.#left = stored.length < limit ? 0 : this.#left - limit;
    if (last !== undefined) this.#from = this.#reading.placeOf(last) + (this.#direction === 'forwards' ? 1 : -1);
    return stored;
  }
}
