import type {
  AppendResult,
  EventCatalogue,
  EventStore,
  ExpectedRevision,
  NewEvent,
  RecordedEvent,
  SubscribeOptions,
} from '@entente/kernel';

/** A store on a log that nobody else uses meanwhile; the log need not be empty. */
export interface OpenedStore {
  readonly store: EventStore;
  /** Opens a second time what was closed; only a durable store can. */
  reopen(): Promise<EventStore>;
  /** Removes the log. */
  dispose(): Promise<void>;
}

export type OpenStore = (catalogue: EventCatalogue) => Promise<OpenedStore>;

/** The store that a test works with. */
export class LogUnderTest {
  readonly #open: () => Promise<OpenedStore>;
  #opened: OpenedStore | undefined;
  #store: EventStore | undefined;

  constructor(open: () => Promise<OpenedStore>) {
    this.#open = open;
  }

  get store(): EventStore {
    if (this.#store === undefined) throw new Error('The store is not open');
    return this.#store;
  }

  async open(): Promise<void> {
    this.#opened = await this.#open();
    this.#store = this.#opened.store;
  }

  async reopen(): Promise<void> {
    await this.store.close();
    this.#store = await this.#opened?.reopen();
  }

  async close(): Promise<void> {
    await this.#store?.close();
    await this.#opened?.dispose();
  }

  append(stream: string, expected: ExpectedRevision, ...events: readonly NewEvent[]): Promise<AppendResult> {
    return this.store.append(stream, expected, events);
  }

  /** Follows the log until as many events were given. */
  async follow(options: SubscribeOptions, count: number): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const batch of this.store.subscribe(options)) {
      events.push(...batch.events);
      if (events.length >= count) break;
    }
    return events;
  }
}
