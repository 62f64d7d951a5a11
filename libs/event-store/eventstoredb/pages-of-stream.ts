import {
  LogDamaged,
  StoreFault,
  type Direction,
  type EventCatalogue,
  type ReadStreamOptions,
  type RecordedEvent,
  type Revision,
} from '@entente/kernel';
import type { LiveEnd } from './live-end.js';
import { restored, type ServerEvent } from './server-event.js';
import { LONGEST_PAUSE_MS } from './server-connection.js';
import { ours, type ServerLog } from './server-log.js';
import type { Page } from './collected-page.js';
import type { PageOfStream } from './server-reading.js';

const PAGE = 200;

interface Parts {
  readonly log: ServerLog;
  readonly catalogue: EventCatalogue;
  /** Has shown what is read, or is told of it where a stream was read whole. */
  readonly live: Pick<LiveEnd, 'streams' | 'shownOf'>;
  readonly ensureOpen: () => void;
}

/** Reads streams by pages, and does not go over an event that is missing. */
export class PagesOfStream {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async *of(stream: string, options: ReadStreamOptions): AsyncGenerator<readonly RecordedEvent[]> {
    const { ensureOpen } = this.#parts;
    const { direction = 'forwards', limit = Number.POSITIVE_INFINITY } = options;
    let from = options.from ?? firstOf(direction);
    for (let left = limit; left > 0;) {
      ensureOpen();
      const { events, ended } = await this.#page({ stream, direction, from, count: Math.min(left, PAGE) });
      if (events.length > 0) yield events;
      from = revisionBehind(events, direction);
      if (ended || from < 0) return;
      left -= events.length;
    }
  }

  async #page(wanted: PageOfStream): Promise<{ readonly events: readonly RecordedEvent[]; readonly ended: boolean }> {
    const { catalogue, live } = this.#parts;
    const { streams } = live;
    const { stream, from, direction } = wanted;
    const known = streams.countOf(stream);
    const page = await this.#asFarAsShown(wanted);
    const events = ours(page.events);
    try {
      ensureConsecutive(events, wanted);
    } catch (damage) {
      streams.forget(stream);
      throw damage;
    }
    const given = events.map((event) => restored(event, catalogue));
    if (page.ended && from === 0 && direction === 'forwards') streams.learn(stream, given, known);
    return { events: given, ended: page.ended };
  }

  /** Where the page tells how far the stream goes, it goes as far as this process has been shown of it: nobody decides by less. */
  async #asFarAsShown(wanted: PageOfStream): Promise<Page> {
    const { log, live } = this.#parts;
    const shown = live.shownOf(wanted.stream) ?? -1;
    const deadline = log.connection.deadline();
    for (let tries = 1; ; tries += 1) {
      const page = await log.streamPage(wanted, deadline);
      if (!isTheEnd(page, wanted) || endOf(page, wanted) >= shown) return page;
      if (performance.now() + LONGEST_PAUSE_MS > deadline) throw notAllThere(wanted.stream);
      await log.connection.pause(tries);
    }
  }
}

function notAllThere(stream: string): StoreFault {
  return new StoreFault(`The event store does not give back all that it has shown of ${stream}; was it deleted?`);
}

/** Whether the page tells where the stream ends. */
function isTheEnd({ ended }: Page, { direction, from }: PageOfStream): boolean {
  return direction === 'forwards' ? ended : from === undefined;
}

/** The stream's last revision, as the page tells it. */
function endOf({ events }: Page, { direction, from = 0 }: PageOfStream): Revision {
  const [last] = direction === 'forwards' ? ours(events).slice(-1) : ours(events);
  return last?.revision ?? (direction === 'forwards' ? from - 1 : -1);
}

function firstOf(direction: Direction): Revision | undefined {
  return direction === 'forwards' ? 0 : undefined;
}

function revisionBehind(events: readonly RecordedEvent[], direction: Direction): Revision {
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
