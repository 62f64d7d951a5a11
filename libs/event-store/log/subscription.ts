import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Position, SubscribeOptions, SubscriptionBatch } from '@entente/kernel';
import type { Tail } from './tail.js';

const DEFAULT_BATCH_SIZE = 500;

/** Reads the next batch behind a position; the same position and no events when there is nothing more, or the signal came. */
export type BatchAfter = (position: Position, size: number, ended: AbortSignal) => SubscriptionBatch | Promise<SubscriptionBatch>;

/** One run of a subscription: reads a batch when it is asked for one, and waits at the log's end. */
export class Subscription implements AsyncIterator<SubscriptionBatch, undefined> {
  readonly #options: SubscribeOptions;
  readonly #tail: Tail;
  readonly #batchAfter: BatchAfter;
  readonly #ended = new AbortController();
  readonly #batches: AsyncGenerator<SubscriptionBatch, undefined>;

  constructor(options: SubscribeOptions, tail: Tail, batchAfter: BatchAfter) {
    this.#options = options;
    this.#tail = tail;
    this.#batchAfter = batchAfter;
    this.#batches = this.#run();
  }

  next(): Promise<IteratorResult<SubscriptionBatch, undefined>> {
    return this.#batches.next();
  }

  /** Ends the run at once, also while a `next` is still waiting for the log to grow. */
  return(): Promise<IteratorResult<SubscriptionBatch, undefined>> {
    this.#ended.abort();
    return this.#batches.return(undefined);
  }

  async *#run(): AsyncGenerator<SubscriptionBatch, undefined> {
    const { signal } = this.#options;
    const end = (): void => this.#ended.abort();
    if (signal?.aborted === true) end();
    signal?.addEventListener('abort', end, { once: true });
    try {
      yield* this.#untilEnded();
    } finally {
      signal?.removeEventListener('abort', end);
    }
  }

  async *#untilEnded(): AsyncGenerator<SubscriptionBatch, undefined> {
    const { after, batchSize = DEFAULT_BATCH_SIZE } = this.#options;
    let batch = this.#isOver() ? undefined : await this.#batchAfter(after, batchSize, this.#ended.signal);
    while (batch !== undefined && !this.#isOver()) {
      yield batch;
      batch = await this.#nextAfter(batch.position, batchSize);
    }
  }

  async #nextAfter(position: Position, size: number): Promise<SubscriptionBatch | undefined> {
    // A consumer that is quicker than the log must not keep the event loop to itself.
    await nextTurn();
    while (!this.#isOver()) {
      const batch = await this.#batchAfter(position, size, this.#ended.signal);
      if (batch.position > position) return batch;
      await this.#tail.growth(position, this.#ended.signal);
    }
    return undefined;
  }

  #isOver(): boolean {
    return this.#ended.signal.aborted || this.#tail.closed;
  }
}
