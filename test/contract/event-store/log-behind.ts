import {
  EventStore,
  type AppendResult,
  type ExpectedRevision,
  type Instant,
  type NewEvent,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type SubscribeOptions,
  type SubscriptionBatch,
} from '@entente/kernel';

/** A log on a server that others used before: what they left there is hidden, so that each test has a log of its own. */
export class LogBehind extends EventStore {
  readonly #whole: EventStore;
  readonly #start: Position;

  private constructor(whole: EventStore, start: Position) {
    super();
    this.#whole = whole;
    this.#start = start;
  }

  static async theEndOf(whole: EventStore): Promise<LogBehind> {
    return new LogBehind(whole, await whole.head());
  }

  /** The same log over a store that was opened anew. */
  on(whole: EventStore): LogBehind {
    return new LogBehind(whole, this.#start);
  }

  override append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    return this.#whole.append(stream, expected, events);
  }

  override readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<readonly RecordedEvent[]> {
    return this.#whole.readStream(stream, options);
  }

  override recall(stream: string): readonly RecordedEvent[] | undefined {
    return this.#whole.recall(stream);
  }

  override readAll(options: ReadAllOptions = {}): AsyncIterable<readonly RecordedEvent[]> {
    return options.direction === 'backwards'
      ? this.#backwards(options)
      : this.#whole.readAll({ ...options, from: Math.max(options.from ?? 0, this.#start + 1) });
  }

  override subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionBatch> {
    return this.#whole.subscribe({ ...options, after: Math.max(options.after, this.#start) });
  }

  override async head(): Promise<Position> {
    return this.#seen(await this.#whole.head());
  }

  override async positionAt(moment: Instant): Promise<Position> {
    return this.#seen(await this.#whole.positionAt(moment));
  }

  override async momentOf(position: Position): Promise<Instant | undefined> {
    const moment = await this.#whole.momentOf(position);
    return position > this.#start ? moment : undefined;
  }

  override close(): Promise<void> {
    return this.#whole.close();
  }

  async *#backwards(options: ReadAllOptions): AsyncGenerator<readonly RecordedEvent[]> {
    for await (const page of this.#whole.readAll(options)) {
      const events = page.filter(({ position }) => position > this.#start);
      if (events.length > 0) yield events;
      if (events.length < page.length) return;
    }
  }

  #seen(position: Position): Position {
    return position > this.#start ? position : 0;
  }
}
