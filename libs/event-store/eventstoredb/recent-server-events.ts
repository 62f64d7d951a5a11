import type { EventCatalogue, EventFilter, Instant, Position, Revision, SubscriptionBatch } from '@entente/kernel';
import { passes } from '../log/event-filter.js';
import { restored, sizeOf, type ServerEvent } from './server-event.js';

const MAX_EVENTS = 4_096;
const MAX_CHARACTERS = 8 * 1024 * 1024;

/** The last events of the log without a gap, so that live subscribers share them and none has to ask the server. */
export class RecentServerEvents {
  readonly #catalogue: EventCatalogue;
  /** Everything behind this position is here. */
  #after: Position;
  #events: ServerEvent[] = [];
  #characters = 0;

  constructor(after: Position, catalogue: EventCatalogue) {
    this.#after = after;
    this.#catalogue = catalogue;
  }

  get last(): Position {
    return this.#events.at(-1)?.position ?? this.#after;
  }

  /** The next event of the log; one that is here already changes nothing. */
  add(event: ServerEvent): void {
    if (event.position <= this.last) return;
    this.#events.push(event);
    this.#characters += sizeOf(event);
    if (this.#events.length > MAX_EVENTS || this.#characters > MAX_CHARACTERS) this.#forgetHalf();
  }

  covers(position: Position): boolean {
    return position >= this.#after && position <= this.last;
  }

  at(position: Position): ServerEvent | undefined {
    const event = this.#events[this.#indexBehind(position) - 1];
    return event?.position === position ? event : undefined;
  }

  /** Of the stream's last event that is here. */
  lastRevisionOf(stream: string): Revision | undefined {
    return this.#events.findLast((event) => event.stream === stream)?.revision;
  }

  /** The last event at this position or before, when it is here. */
  lastUpTo(position: Position): ServerEvent | undefined {
    return this.#events[this.#indexBehind(position) - 1];
  }

  /** The last event at this instant or before, when there is no later event of such a moment elsewhere. */
  lastAt(moment: Instant): ServerEvent | undefined {
    return this.#events.findLast(({ recordedAt }) => recordedAt <= moment);
  }

  /** At the most `limit` matching events behind a position; undefined when the answer is not known here. */
  after(position: Position, limit: number, filter: EventFilter | undefined): SubscriptionBatch | undefined {
    if (!this.covers(position)) return undefined;
    const events = this.#matching(this.#indexBehind(position), limit, filter).map((event) => restored(event, this.#catalogue));
    const reached = events.length < limit ? this.last : (events.at(-1)?.position ?? position);
    return { events, position: reached, caughtUp: reached === this.last };
  }

  #matching(start: number, limit: number, filter: EventFilter | undefined): readonly ServerEvent[] {
    const pass = passes(filter);
    const matching: ServerEvent[] = [];
    for (let index = start; index < this.#events.length && matching.length < limit; index += 1) {
      const event = this.#events[index];
      if (event !== undefined && pass(event)) matching.push(event);
    }
    return matching;
  }

  /** Of the first event behind a position. */
  #indexBehind(position: Position): number {
    let [low, high] = [0, this.#events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#events[middle]?.position ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #forgetHalf(): void {
    const gone = this.#events.splice(0, Math.ceil(this.#events.length / 2));
    this.#after = gone.at(-1)?.position ?? this.#after;
    this.#characters = this.#events.reduce((sum, event) => sum + sizeOf(event), 0);
  }
}
