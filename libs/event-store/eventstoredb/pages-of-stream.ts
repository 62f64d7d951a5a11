import {
  LogDamaged,
  type Direction,
  type EventCatalogue,
  type ReadStreamOptions,
  type RecordedEvent,
  type Revision,
} from '@entente/kernel';
import { restored, type ServerEvent } from './server-event.js';
import { ours, type ServerLog } from './server-log.js';
import type { PageOfStream } from './server-reading.js';

const PAGE = 200;

/** Reads streams by pages, and does not go over an event that is missing. */
export class PagesOfStream {
  readonly #log: ServerLog;
  readonly #catalogue: EventCatalogue;
  readonly #ensureOpen: () => void;

  constructor(log: ServerLog, catalogue: EventCatalogue, ensureOpen: () => void) {
    this.#log = log;
    this.#catalogue = catalogue;
    this.#ensureOpen = ensureOpen;
  }

  async *of(stream: string, options: ReadStreamOptions): AsyncGenerator<readonly RecordedEvent[]> {
    const { direction = 'forwards', limit = Number.POSITIVE_INFINITY } = options;
    let from = options.from ?? firstOf(direction);
    for (let left = limit; left > 0;) {
      this.#ensureOpen();
      const { events, ended } = await this.#page({ stream, direction, from, count: Math.min(left, PAGE) });
      if (events.length > 0) yield events.map((event) => restored(event, this.#catalogue));
      from = revisionBehind(events, direction);
      if (ended || from < 0) return;
      left -= events.length;
    }
  }

  async #page(wanted: PageOfStream): Promise<{ readonly events: readonly ServerEvent[]; readonly ended: boolean }> {
    const page = await this.#log.streamPage(wanted);
    const events = ours(page.events);
    ensureConsecutive(events, wanted);
    return { events, ended: page.ended };
  }
}

function firstOf(direction: Direction): Revision | undefined {
  return direction === 'forwards' ? 0 : undefined;
}

function revisionBehind(events: readonly ServerEvent[], direction: Direction): Revision {
  return (events.at(-1)?.revision ?? 0) + stepOf(direction);
}

function stepOf(direction: Direction): 1 | -1 {
  return direction === 'forwards' ? 1 : -1;
}

function ensureConsecutive(events: readonly ServerEvent[], { stream, direction, from }: PageOfStream): void {
  let expected = direction === 'forwards' ? from : events[0]?.revision;
  for (const { revision } of events) {
    if (revision !== expected) throw new LogDamaged(`The event store lacks the event at stream ${stream}, revision ${expected ?? 0}`);
    expected = revision + stepOf(direction);
  }
}
