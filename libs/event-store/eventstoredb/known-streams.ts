import type { EventCatalogue, RecordedEvent } from '@entente/kernel';
import { restored, sizeOf, type ServerEvent } from './server-event.js';

const MAX_STREAMS = 4_096;
const MAX_EVENTS_A_STREAM = 64;
const MAX_CHARACTERS = 8 * 1024 * 1024;

interface Known {
  readonly events: readonly RecordedEvent[];
  readonly characters: number;
}

/** Short streams that were read lately, each from its first event on, and kept up with what the log's end tells. */
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
    const known = this.#streams.get(stream);
    if (known === undefined) return undefined;
    this.#streams.delete(stream);
    this.#streams.set(stream, known);
    return known.events;
  }

  /** All that the stream held when it was read; what has come by since is known already. */
  learn(stream: string, events: readonly RecordedEvent[]): void {
    if (events.length < (this.#streams.get(stream)?.events.length ?? 0)) return;
    this.#keep(stream, { events, characters: events.reduce((sum, event) => sum + sizeOf(event), 0) });
  }

  /** The log's next event. */
  add(event: ServerEvent): void {
    const known = this.#streams.get(event.stream);
    if (known === undefined || event.revision < known.events.length) return;
    if (event.revision > known.events.length) return this.#forget(event.stream);
    const events = [...known.events, restored(event, this.#catalogue)];
    this.#keep(event.stream, { events, characters: known.characters + sizeOf(event) });
  }

  #keep(stream: string, known: Known): void {
    this.#forget(stream);
    if (known.events.length > MAX_EVENTS_A_STREAM) return;
    this.#streams.set(stream, known);
    this.#characters += known.characters;
    for (const oldest of this.#streams.keys()) {
      if (this.#streams.size <= MAX_STREAMS && this.#characters <= MAX_CHARACTERS) return;
      this.#forget(oldest);
    }
  }

  #forget(stream: string): void {
    this.#characters -= this.#streams.get(stream)?.characters ?? 0;
    this.#streams.delete(stream);
  }
}
