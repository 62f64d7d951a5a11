import type { EventCatalogue, RecordedEvent } from '@entente/kernel';
import { restored, sizeOf, type ServerEvent } from './server-event.js';

const MAX_STREAMS = 4_096;
const MAX_EVENTS_A_STREAM = 64;
const MAX_CHARACTERS = 8 * 1024 * 1024;

interface Known {
  readonly events: readonly RecordedEvent[] | undefined;
  readonly characters: number;
}

/** Of a stream that was asked for, and is to be learned when it is read. */
const NOTHING: Known = { events: undefined, characters: 0 };

/** Short streams that are asked for, each from its first event on, as they were read and as the log's end tells of them since. */
export class KnownStreams {
  readonly #catalogue: EventCatalogue;
  /** The one that was asked for last stands last. */
  readonly #streams = new Map<string, Known>();
  #characters = 0;

  constructor(catalogue: EventCatalogue) {
    this.#catalogue = catalogue;
  }

  /** What is known of the stream, which may lag behind; undefined when nothing is. */
  recall(stream: string): readonly RecordedEvent[] | undefined {
    const known = this.#streams.get(stream) ?? NOTHING;
    this.#keep(stream, known);
    return known.events;
  }

  /** How many events are known of the stream. */
  countOf(stream: string): number {
    return this.#streams.get(stream)?.events?.length ?? 0;
  }

  /**
   * All that the stream held when it was read; what has come by since is known already.
   * @param before how many events were known when the reading began: a stream that holds fewer was cut
   */
  learn(stream: string, events: readonly RecordedEvent[], before: number): void {
    if (!this.#streams.has(stream)) return;
    if (events.length < before || events.length > MAX_EVENTS_A_STREAM) this.forget(stream);
    else if (events.length >= this.countOf(stream)) this.#keep(stream, { events, characters: sum(events) });
  }

  /** The log's next event. What cannot be read is left for whoever reads the stream. */
  add(event: ServerEvent): void {
    const known = this.#streams.get(event.stream);
    if (known?.events === undefined || event.revision < known.events.length) return;
    try {
      if (event.revision > known.events.length) throw new RangeError('There is a gap before the event');
      const events = [...known.events, restored(event, this.#catalogue)];
      this.#keep(event.stream, { events, characters: known.characters + sizeOf(event) });
    } catch {
      this.forget(event.stream);
    }
  }

  forget(stream: string): void {
    this.#characters -= this.#streams.get(stream)?.characters ?? 0;
    this.#streams.delete(stream);
  }

  #keep(stream: string, known: Known): void {
    this.forget(stream);
    if ((known.events?.length ?? 0) > MAX_EVENTS_A_STREAM) return;
    this.#streams.set(stream, known);
    this.#characters += known.characters;
    for (const oldest of this.#streams.keys()) {
      if (this.#streams.size <= MAX_STREAMS && this.#characters <= MAX_CHARACTERS) return;
      this.forget(oldest);
    }
  }
}

function sum(events: readonly RecordedEvent[]): number {
  return events.reduce((characters, event) => characters + sizeOf(event), 0);
}
