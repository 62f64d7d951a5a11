import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventStore, Position, RecordedEvent, SubscriptionBatch } from '@entente/kernel';
import { StoreClosed } from '@entente/kernel';
import type { Parked } from '../store/bookkeeping.js';
import { TakenOver } from '../tenures/tenure.js';
import type { LogConsumer } from './log-consumer.js';
import { OutOfStep } from './out-of-step.js';
import type { Pause, ReaderLog } from './pause.js';
import { backoff, pause, reasonOf } from './pause.js';
import { keyOf } from './parking.js';
import { standAt } from './stand.js';
import type { Stands } from './stands.js';

/** A position that was reached without events is stored after so many batches, and at the stop: how far apart positions are is the log's affair. */
const UNSAVED_AT_MOST = 5_000;
const EVENTS_A_BATCH = 1_000;

export interface LogReaderOptions {
  readonly eventStore: EventStore;
  readonly log: ReaderLog;
  readonly pause?: Pause;
  readonly stands: Stands;
  /** Told each position that the consumer reached. */
  readonly onReached: (name: string, position: Position) => void;
}

/** Follows the log for one consumer, one batch after the other, and goes on after every fault. */
export class LogReader {
  readonly #consumer: LogConsumer;
  readonly #options: LogReaderOptions;
  #stopping = new AbortController();
  #position: Position = 0;
  #saved: Position = 0;
  /** Batches without an event since then. */
  #unsaved = 0;
  #failures = 0;
  /** What failed may be stored all the same: the consumer's memory of it is read anew before anything else is handled. */
  #isInDoubt = false;
  #running: Promise<void> = Promise.resolve();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(consumer: LogConsumer, options: LogReaderOptions) {
    this.#consumer = consumer;
    this.#options = options;
  }

  get position(): Position {
    return this.#position;
  }

  /** Reads the stored position. */
  async open(): Promise<void> {
    const position = await this.#consumer.open();
    this.#isInDoubt = false;
    this.moveTo(position);
  }

  /** Follows the log until it is stopped, or until another process keeps the reader. */
  start(): void {
    this.#stopping = new AbortController();
    this.#running = this.#run(this.#stopping.signal);
  }

  /** Ends after the batch under way; the position is stored, unless others have come further. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    try {
      await this.#save();
    } catch (fault) {
      if (!isOthers(fault)) throw fault;
    }
    this.#savedTo(this.#position);
  }

  /** Runs the work while no batch is handled. */
  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => {
      this.#isInDoubt = true;
    });
    return mine;
  }

  /** From now on everything up to this position counts as handled and stored. */
  moveTo(position: Position): void {
    this.#savedTo(position);
    this.reach(position);
  }

  /** From now on everything up to this position counts as handled, since nothing that concerns the consumer stands before it. */
  reach(position: Position): void {
    this.#position = position;
    this.#options.onReached(this.#consumer.name, position);
  }

  /** Where the log does not tell what stands there, less stays stored. */
  async #save(): Promise<void> {
    const stand = this.#position > this.#saved ? await this.#options.stands.at(this.#position) : undefined;
    if (stand === undefined) return;
    await this.#consumer.save(stand);
    this.#savedTo(stand.position);
  }

  #savedTo(position: Position): void {
    this.#saved = position;
    this.#unsaved = 0;
  }

  /** @returns where the key is parked now, undefined when it is free */
  async retryParked(key: string): Promise<Parked | undefined> {
    return this.exclusively(async () => {
      const parked = await this.#consumer.parked(key);
      if (parked === undefined) return undefined;
      await this.#consumer.retry(parked, await this.#heldBack(parked));
      return this.#consumer.parked(key);
    });
  }

  async #heldBack({ key, position }: Parked): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    const { eventStore } = this.#options;
    for await (const page of eventStore.readAll({ from: position, filter: { types: this.#consumer.types } })) {
      events.push(...page.filter((event) => event.position <= this.#position && keyOf(event) === key));
      if ((page.at(-1)?.position ?? 0) >= this.#position) break;
    }
    return events;
  }

  async #run(signal: AbortSignal): Promise<void> {
    let isOutOfStep = false;
    while (!signal.aborted) {
      try {
        if (isOutOfStep || this.#isInDoubt) await this.open();
        await this.#follow(signal);
        return;
      } catch (fault) {
        if (fault instanceof StoreClosed || fault instanceof TakenOver) return;
        isOutOfStep ||= fault instanceof OutOfStep;
        await this.#afterFault(fault, signal);
      }
    }
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { eventStore } = this.#options;
    const options = { after: this.#position, filter: { types: this.#consumer.types }, batchSize: EVENTS_A_BATCH, signal };
    for await (const batch of eventStore.subscribe(options)) {
      if (signal.aborted) return;
      await this.exclusively(() => this.#take(batch, signal));
      this.#failures = 0;
      // Lets requests have their turn while a long catch-up goes on.
      await nextTurn();
    }
  }

  async #take(batch: SubscriptionBatch, signal: AbortSignal): Promise<void> {
    if (this.#isInDoubt) throw new OutOfStep(this.#consumer.name, this.#position);
    const events = batch.events.filter(({ position }) => position > this.#position);
    const last = events.at(-1);
    if (last !== undefined) {
      await this.#consumer.handle({ events, stand: standAt(last), signal, reached: (position) => this.moveTo(position) });
      if (this.#position < last.position) return;
    }
    if (batch.position > this.#position) this.reach(batch.position);
    if (last !== undefined) return;
    this.#unsaved += 1;
    if (this.#unsaved >= UNSAVED_AT_MOST) await this.#save();
  }

  async #afterFault(fault: unknown, signal: AbortSignal): Promise<void> {
    this.#failures += 1;
    const { log, pause: rest = pause } = this.#options;
    const wait = backoff(this.#failures);
    log.error(`${this.#consumer.name} stands still at position ${this.#position} and tries again in ${wait} ms: ${reasonOf(fault)}`);
    await rest(wait, signal);
  }
}

/** The reader went on elsewhere. */
function isOthers(fault: unknown): boolean {
  return fault instanceof TakenOver || fault instanceof OutOfStep;
}
