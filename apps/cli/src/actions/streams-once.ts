import type { EventStore, Position, ReadStreamOptions, RecordedEvent } from '@entente/kernel';

/** Streams that are asked for again and again, and read once each: a log on a server is far. */
export class StreamsOnce implements Pick<EventStore, 'readStream' | 'head'> {
  readonly #log: EventStore;
  readonly #read = new Map<string, Promise<readonly RecordedEvent[]>>();

  constructor(log: EventStore) {
    this.#log = log;
  }

  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<readonly RecordedEvent[]> {
    return options === undefined ? this.#page(stream) : this.#log.readStream(stream, options);
  }

  head(): Promise<Position> {
    return this.#log.head();
  }

  /** All events of a stream. */
  whole(stream: string): Promise<readonly RecordedEvent[]> {
    const events = this.#read.get(stream) ?? all(this.#log.readStream(stream));
    this.#read.set(stream, events);
    return events;
  }

  async *#page(stream: string): AsyncGenerator<readonly RecordedEvent[]> {
    yield await this.whole(stream);
  }
}

async function all(pages: AsyncIterable<readonly RecordedEvent[]>): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const page of pages) events.push(...page);
  return events;
}
