import type { EventCatalogue, EventFilter, Position, RecordedEvent, SubscriptionBatch } from '@entente/kernel';
import { passes } from './event-filter.js';
import { restore } from './restore.js';
import { categoryOf, type StoredEvent } from './stored-event.js';

const MAX_EVENTS = 4_096;
const MAX_CHARACTERS = 8 * 1024 * 1024;

interface Recent {
  readonly stored: StoredEvent;
  restored?: RecordedEvent;
}

/** The last events that this process appended, so that live subscribers share them and none has to read the log. */
export class RecentEvents {
  readonly #catalogue: EventCatalogue;
  #events: Recent[] = [];
  #characters = 0;

  constructor(catalogue: EventCatalogue) {
    this.#catalogue = catalogue;
  }

  add(events: readonly StoredEvent[]): void {
    if (events[0]?.position !== this.#next()) this.#forget();
    for (const stored of events) {
      this.#events.push({ stored });
      this.#characters += sizeOf(stored);
    }
    if (this.#events.length > MAX_EVENTS || this.#characters > MAX_CHARACTERS) this.#forgetHalf();
  }

  /** Forgets everything when the log's end is not the last event here: then something was written that this process was not told of. */
  ensureEndsAt(head: Position): void {
    if (this.#events.at(-1)?.stored.position !== head) this.#forget();
  }

  /** At the most `limit` matching events behind a position; undefined when the answer is not known here. */
  after(position: Position, limit: number, filter: EventFilter | undefined): SubscriptionBatch | undefined {
    const first = this.#events[0]?.stored.position;
    const last = this.#events.at(-1)?.stored.position;
    if (first === undefined || last === undefined || position < first - 1 || position > last) return undefined;
    const pass = passes(filter);
    const events: RecordedEvent[] = [];
    let reached = position;
    for (let index = position - first + 1; index < this.#events.length && events.length < limit; index += 1) {
      const recent = this.#events[index];
      if (recent === undefined) break;
      reached = recent.stored.position;
      if (pass({ type: recent.stored.type, category: categoryOf(recent.stored.stream) })) events.push(this.#restored(recent));
    }
    return { events, position: reached, caughtUp: reached === last };
  }

  #restored(recent: Recent): RecordedEvent {
    recent.restored ??= restore(recent.stored, this.#catalogue);
    return recent.restored;
  }

  #next(): Position | undefined {
    const last = this.#events.at(-1)?.stored.position;
    return last === undefined ? undefined : last + 1;
  }

  #forget(): void {
    this.#events = [];
    this.#characters = 0;
  }

  #forgetHalf(): void {
    this.#events = this.#events.slice(Math.ceil(this.#events.length / 2));
    this.#characters = this.#events.reduce((sum, { stored }) => sum + sizeOf(stored), 0);
  }
}

function sizeOf({ data, metadata }: StoredEvent): number {
  return data.length + metadata.length;
}
