import type { EventMetadata, Position, RecordedEvent, Revision } from '../recorded-event.js';
import type { Instant } from '../vocabulary.js';

/** What an append expects of its stream: this last revision, no event yet, or at least one. */
export type ExpectedRevision = Revision | 'none' | 'exists';

/** An event to append, under an id that the caller chose (a UUID, unique in its stream). */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
  readonly metadata: EventMetadata;
}

export interface AppendResult {
  /** Of the append's last event. */
  readonly position: Position;
  /** Of the append's last event. */
  readonly revision: Revision;
  readonly recordedAt: Instant;
  /** True when this very append was recorded before: nothing was written, and the result is that of the first time. */
  readonly repeated: boolean;
}

export type Direction = 'forwards' | 'backwards';

export interface ReadStreamOptions {
  /** Inclusive; without it from the stream's end that the direction starts at. */
  readonly from?: Revision;
  readonly direction?: Direction;
  /** At the most this many events. */
  readonly limit?: number;
}

export interface EventFilter {
  /** Only these event types. */
  readonly types?: readonly string[];
  /** Only streams of these categories (what stands before the first dash). */
  readonly categories?: readonly string[];
}

export interface ReadAllOptions {
  /** Inclusive; without it from the log's end that the direction starts at. */
  readonly from?: Position;
  readonly direction?: Direction;
  readonly limit?: number;
  readonly filter?: EventFilter;
}

/** What the platform's AbortSignal offers, without naming the platform. */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export interface SubscribeOptions {
  /** Exclusive: 0 for everything; the position of the last event that was handled to resume. */
  readonly after: Position;
  readonly filter?: EventFilter;
  /** Ends the subscription; the iterator then returns. */
  readonly signal?: StopSignal;
  /** At the most this many events a batch (default 500). */
  readonly batchSize?: number;
}

/** A step of a subscription. */
export interface SubscriptionBatch {
  /** In the log's order; may be empty, when nothing matched up to `position`. */
  readonly events: readonly RecordedEvent[];
  /** Every matching event up to here has been given. */
  readonly position: Position;
  /** True when `position` was the log's end when the batch was read. */
  readonly caughtUp: boolean;
}

/**
 * The most that one append may hold, in bytes: data, metadata and type of all its events. EventStoreDB takes 1 MiB, and counts
 * types twice and what its adapter adds.
 */
export const MAX_APPEND_BYTES = 1_000_000;

/**
 * The append-only log (rule XX-1). Every adapter passes one contract suite:
 *
 * - An append is all or none; once its promise is fulfilled the events are durable.
 * - Positions strictly increase, and events become visible in the order of their positions.
 * - An append with an exact revision (or `none`) that was recorded before, with the same ids at the same revisions, is
 *   answered as the first time, after a restart too. With `exists` a repeat is not recognised.
 * - Reads and subscriptions give whole pages; a subscription reads on only when the next batch is asked for.
 */
export abstract class EventStore {
  /**
   * @param stream `<category>-<id>`, at most 200 characters
   * @throws WrongExpectedRevision, InvalidAppend, AppendTooLarge, StoreClosed, StoreFault (the outcome is unknown: repeat it with the same ids)
   */
  abstract append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult>;

  /** Pages of a stream's events; nothing for a stream that does not exist. */
  abstract readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<readonly RecordedEvent[]>;

  /**
   * The beginning of a stream, as far as this process knows it already: there may be more, of the last append that is given too.
   * Undefined when nothing is known; an adapter that reads at next to no cost knows nothing ever. The events are the store's and not
   * the caller's. What is decided by them stands only as an append at the exact revision.
   */
  recall(_stream: string): readonly RecordedEvent[] | undefined {
    return undefined;
  }

  /** Pages of all events in the log's order. */
  abstract readAll(options?: ReadAllOptions): AsyncIterable<readonly RecordedEvent[]>;

  /**
   * Catches up from `after`, then goes live, without gap, repeat or polling. The first batch comes at once, even if it is empty;
   * `return()` ends the subscription also while a `next()` waits.
   */
  abstract subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionBatch>;

  /** The position of the last event, 0 in an empty log. */
  abstract head(): Promise<Position>;

  /** The position of the last event that was recorded at this instant or before, 0 when there is none. */
  abstract positionAt(moment: Instant): Promise<Position>;

  /** When the last event up to this position was recorded; undefined before the first. */
  abstract momentOf(position: Position): Promise<Instant | undefined>;

  /** Ends subscriptions, waits for appends under way, and closes the files or connections. */
  abstract close(): Promise<void>;
}

/** The base of all errors of the port. */
export abstract class EventStoreError extends Error {
  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}

export class WrongExpectedRevision extends EventStoreError {
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    /** The stream's last revision; undefined when it has no event. */
    readonly actual: Revision | undefined,
  ) {
    super(`Stream ${stream} was expected at ${expected} and is at ${actual ?? 'none'}`);
  }
}

/** The append itself is malformed: the message names the field and the limit. */
export class InvalidAppend extends EventStoreError {}

export class AppendTooLarge extends EventStoreError {
  constructor(readonly bytes: number) {
    super(`The append holds ${bytes} bytes; at most ${MAX_APPEND_BYTES} are allowed`);
  }
}

export class StoreClosed extends EventStoreError {
  constructor() {
    super('The event store is closed');
  }
}

/** The store could not answer. The append may or may not have been recorded: a repeat with the same ids settles it. */
export class StoreFault extends EventStoreError {}

/** Another process writes to the same log. */
export class LogInUse extends EventStoreError {}

/** The log's files are damaged; the message names the file and the place. Nothing was changed in them. */
export class LogDamaged extends EventStoreError {}
