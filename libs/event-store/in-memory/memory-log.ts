import type { EventFilter, Instant, Position, Revision } from '@entente/kernel';
import type { AppendRequest, Placed, RecordedId, StreamFacts } from '../log/append-verdict.js';
import type { LogPages, PageRequest } from '../log/embedded-event-store.js';
import { passes } from '../log/event-filter.js';
import { categoryOf, placed, type StoredEvent } from '../log/stored-event.js';

/** A log in an array, with the events of each stream beside it. */
export class MemoryLog implements LogPages, StreamFacts {
  readonly #events: StoredEvent[] = [];
  readonly #streams = new Map<string, StoredEvent[]>();

  write(request: AppendRequest, after: Revision, now: Instant): Placed {
    const earliest = this.#events.at(-1)?.recordedAt ?? now;
    const count = request.events.length;
    const last = {
      position: this.#events.length + count,
      revision: after + count,
      recordedAt: now > earliest ? now : earliest,
    };
    const stored = placed(request, last);
    this.#events.push(...stored);
    const stream = this.#streams.get(request.stream);
    if (stream === undefined) this.#streams.set(request.stream, [...stored]);
    else stream.push(...stored);
    return last;
  }

  head(): Position {
    return this.#events.length;
  }

  page({ from, direction, limit }: PageRequest, filter: EventFilter | undefined): readonly StoredEvent[] {
    const pass = passes(filter);
    const forwards = direction === 'forwards';
    const step = forwards ? 1 : -1;
    const found: StoredEvent[] = [];
    let index = (forwards ? from : Math.min(from, this.head())) - 1;
    for (let event = this.#events[index]; event !== undefined && found.length < limit; event = this.#events[index]) {
      if (pass({ type: event.type, category: categoryOf(event.stream) })) found.push(event);
      index += step;
    }
    return found;
  }

  streamPage(stream: string, { from, direction, limit }: PageRequest): readonly StoredEvent[] {
    const events = this.#stream(stream);
    if (direction === 'forwards') return events.slice(from, from + limit);
    const end = Math.max(0, Math.min(from + 1, events.length));
    return events.slice(Math.max(0, end - limit), end).reverse();
  }

  momentOf(position: Position): Instant | undefined {
    return this.#events[Math.min(position, this.head()) - 1]?.recordedAt;
  }

  lastRevision(stream: string): Revision {
    return this.#stream(stream).length - 1;
  }

  recorded(stream: string, first: Revision, count: number): readonly RecordedId[] {
    return this.#stream(stream).slice(first, first + count);
  }

  #stream(stream: string): readonly StoredEvent[] {
    return this.#streams.get(stream) ?? [];
  }
}
