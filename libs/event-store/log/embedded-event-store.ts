import {
  EventStore,
  StoreClosed,
  type Direction,
  type EventCatalogue,
  type EventFilter,
  type Instant,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type SubscribeOptions,
  type SubscriptionBatch,
} from '@entente/kernel';
import { Pages, type Reading } from './pages.js';
import { restore } from './restore.js';
import type { StoredEvent } from './stored-event.js';
import { Subscription } from './subscription.js';
import type { Tail } from './tail.js';
import { Turn } from './turn.js';

/** A run of events that is asked of a log: at most `limit` from `from` on, inclusive. */
export interface PageRequest {
  readonly from: number;
  readonly direction: Direction;
  readonly limit: number;
}

/** A log in this process whose pages can be read without waiting. Its positions are 1, 2, 3, … without gaps. */
export interface LogPages {
  head(): Position;
  page(request: PageRequest, filter: EventFilter | undefined): readonly StoredEvent[];
  streamPage(stream: string, request: PageRequest): readonly StoredEvent[];
  momentOf(position: Position): Instant | undefined;
}

/** What the adapters of embedded logs have in common: reading by pages, and following the log's end. */
export abstract class EmbeddedEventStore extends EventStore {
  protected abstract readonly pages: LogPages;
  protected abstract readonly tail: Tail;
  protected abstract readonly catalogue: EventCatalogue;
  readonly #turn = new Turn();

  override readStream(stream: string, options: ReadStreamOptions = {}): AsyncIterable<readonly RecordedEvent[]> {
    const read = (request: PageRequest): readonly StoredEvent[] => this.pages.streamPage(stream, request);
    return this.#read({ read, placeOf: ({ revision }) => revision, origin: 0 }, options);
  }

  override readAll(options: ReadAllOptions = {}): AsyncIterable<readonly RecordedEvent[]> {
    const read = (request: PageRequest): readonly StoredEvent[] => this.pages.page(request, options.filter);
    return this.#read({ read, placeOf: ({ position }) => position, origin: 1 }, options);
  }

  override subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionBatch> {
    const batchAfter = (position: Position, size: number): SubscriptionBatch => this.batchAfter(position, size, options.filter);
    return {
      [Symbol.asyncIterator]: () => {
        this.ensureOpen();
        return new Subscription(options, this.tail, batchAfter);
      },
    };
  }

  override async head(): Promise<Position> {
    this.ensureOpen();
    return this.pages.head();
  }

  override async positionAt(moment: Instant): Promise<Position> {
    this.ensureOpen();
    let reached = 0;
    let beyond = this.pages.head() + 1;
    while (beyond - reached > 1) {
      const middle = Math.floor((reached + beyond) / 2);
      const recordedAt = this.pages.momentOf(middle);
      if (recordedAt !== undefined && recordedAt <= moment) reached = middle;
      else beyond = middle;
    }
    return reached;
  }

  override async momentOf(position: Position): Promise<Instant | undefined> {
    this.ensureOpen();
    return this.pages.momentOf(position);
  }

  protected ensureOpen(): void {
    if (this.tail.closed) throw new StoreClosed();
  }

  /** The next batch behind a position, read from the log. */
  protected batchAfter(position: Position, size: number, filter: EventFilter | undefined): SubscriptionBatch {
    const head = this.pages.head();
    const stored = head > position ? this.pages.page({ from: position + 1, direction: 'forwards', limit: size }, filter) : [];
    const last = stored.at(-1)?.position ?? position;
    const reached = stored.length < size ? Math.max(head, last) : last;
    return { events: this.#restored(stored), position: reached, caughtUp: reached >= head };
  }

  #read(what: Pick<Reading, 'read' | 'placeOf' | 'origin'>, options: ReadStreamOptions): AsyncIterable<readonly RecordedEvent[]> {
    const read = (request: PageRequest): readonly StoredEvent[] => {
      this.ensureOpen();
      return what.read(request);
    };
    return { [Symbol.asyncIterator]: () => new Pages({ ...what, read, catalogue: this.catalogue, turn: this.#turn }, options) };
  }

  #restored(stored: readonly StoredEvent[]): readonly RecordedEvent[] {
    return stored.map((event) => restore(event, this.catalogue));
  }
}
