import {
  EventStore,
  StoreFault,
  type AppendResult,
  type Instant,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type SubscribeOptions,
  type SubscriptionBatch,
} from '@entente/kernel';

type Pages = AsyncIterable<readonly RecordedEvent[]>;

/** Another log as it was when a position was its last: nothing that came later is in it. */
export class LogUntil extends EventStore {
  constructor(
    private readonly whole: EventStore,
    private readonly last: Position,
  ) {
    super();
  }

  async append(): Promise<AppendResult> {
    throw new StoreFault('The past cannot be appended to');
  }

  readStream(stream: string, options?: ReadStreamOptions): Pages {
    return this.#cut(this.whole.readStream(stream, options));
  }

  readAll(options?: ReadAllOptions): Pages {
    return this.#cut(this.whole.readAll(options));
  }

  async *subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionBatch> {
    for await (const { events, position, caughtUp } of this.whole.subscribe(options)) {
      const end = position >= this.last;
      yield {
        events: events.filter((event) => event.position <= this.last),
        position: Math.min(position, this.last),
        caughtUp: caughtUp || end,
      };
      if (end) return;
    }
  }

  head(): Promise<Position> {
    return Promise.resolve(this.last);
  }

  async positionAt(moment: Instant): Promise<Position> {
    return Math.min(await this.whole.positionAt(moment), this.last);
  }

  momentOf(position: Position): Promise<Instant | undefined> {
    return this.whole.momentOf(Math.min(position, this.last));
  }

  async close(): Promise<void> {
    // The whole log is its owner's to close.
  }

  async *#cut(pages: Pages): Pages {
    for await (const page of pages) yield page.filter(({ position }) => position <= this.last);
  }
}
