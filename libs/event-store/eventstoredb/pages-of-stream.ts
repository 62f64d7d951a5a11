import {
  LogDamaged,
  type Direction,
  type EventCatalogue,
  type ReadStreamOptions,
  type RecordedEvent,
  type Revision,
} from '@entente/kernel';
import type { KnownStreams } from './known-streams.js';
import { restored, type ServerEvent } from './server-event.js';
import { ours, type ServerLog } from './server-log.js';
import type { PageOfStream } from './server-reading.js';

const PAGE = 200;

interface Parts {
  readonly log: ServerLog;
  readonly catalogue: EventCatalogue;
  /** Told of each stream that was read whole. */
  readonly streams: KnownStreams;
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
    const { log, catalogue, streams } = this.#parts;
    const { stream, from, direction } = wanted;
    const known = streams.countOf(stream);
    const page = await log.streamPage(wanted);
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
