import type { EventCatalogue, EventFilter, Position, RecordedEvent, SubscriptionBatch } from '@entente/kernel';
import { passes, type Kind } from './event-filter.js';
import { restore } from './restore.js';
import { categoryOf, type StoredEvent } from './stored-event.js';

const MAX_EVENTS = 2_048;
const MAX_CHARACTERS = 8 * 1024 * 1024;

interface Recent extends Kind {
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
    if (events.length > 0 && events[0]?.position !== this.#last() + 1) this.#forget();
    for (const stored of events) {
      this.#events.push({ stored, type: stored.type, category: categoryOf(stored.stream) });
      this.#characters += sizeOf(stored);
    }
    if (this.#events.length > MAX_EVENTS || this.#characters > MAX_CHARACTERS) this.#forgetHalf();
  }

  /** Forgets everything when the log's end is not the last event here: then something was written that this process was not told of. */
  ensureEndsAt(head: Position): void {
    if (this.#last() !== head) this.#forget();
  }

  /** At the most `limit` matching events behind a position; undefined when the answer is not known here. */
  after(position: Position, limit: number, filter: EventFilter | undefined): SubscriptionBatch | undefined {
    const last = this.#last();
    const first = last - this.#events.length + 1;
    if (this.#events.length === 0 || position < first - 1 || position > last) return undefined;
    const events = this.#matching(position - first + 1, limit, filter);
    const reached = events.length < limit ? last : (events.at(-1)?.position ?? position);
    return { events, position: reached, caughtUp: reached === last };
  }

  #matching(start: number, limit: number, filter: EventFilter | undefined): readonly RecordedEvent[] {
    const pass = passes(filter);
    const matching: RecordedEvent[] = [];
    for (let index = start; index < this.#events.length && matching.length < limit; index += 1) {
      const recent = this.#events[index];
      if (recent !== undefined && pass(recent)) matching.push(this.#restored(recent));
    }
    return matching;
  }

  #restored(recent: Recent): RecordedEvent {
    recent.restored ??= restore(recent.stored, this.#catalogue);
    return recent.restored;
  }

  #last(): Position {
    return this.#events.at(-1)?.stored.position ?? 0;
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
