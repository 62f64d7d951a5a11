import type { EventStore, Position } from '@entente/kernel';
import type { Parked } from '../store/bookkeeping.js';
import type { LogConsumer } from './log-consumer.js';
import { LogReader } from './log-reader.js';
import type { Pause, ReaderLog } from './pause.js';
import { Progress } from './progress.js';

export interface FleetOptions {
  readonly eventStore: EventStore;
  readonly log: ReaderLog;
  readonly pause?: Pause;
}

/** Several readers of the log, each with a position of its own, and one place to wait for them. */
export class ReaderFleet {
  readonly #readers: ReadonlyMap<string, LogReader>;
  readonly #progress: Progress;

  /** @throws TypeError when two consumers have one name */
  constructor(consumers: readonly LogConsumer[], options: FleetOptions) {
    this.#progress = new Progress(consumers.map(({ name }) => name));
    const onReached = (name: string, position: Position): void => this.#progress.reach(name, position);
    this.#readers = new Map(consumers.map((consumer) => [consumer.name, new LogReader(consumer, { ...options, onReached })]));
    if (this.#readers.size !== consumers.length) throw new TypeError('Two readers of the log have one name');
  }

  get names(): readonly string[] {
    return [...this.#readers.keys()];
  }

  /** @throws RangeError on a name that is no reader's */
  reader(name: string): LogReader {
    const reader = this.#readers.get(name);
    if (reader === undefined) throw new RangeError(`There is no reader called ${name}`);
    return reader;
  }

  async open(): Promise<void> {
    for (const reader of this.#readers.values()) await reader.open();
  }

  start(): void {
    for (const reader of this.#readers.values()) reader.start();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#readers.values()].map((reader) => reader.stop()));
  }

  positionOf(name: string): Position {
    return this.#progress.of(name);
  }

  waitFor(position: Position, timeoutMs: number, names?: readonly string[]): Promise<void> {
    return this.#progress.waitFor(position, timeoutMs, names);
  }

  retryParked(name: string, key: string): Promise<Parked | undefined> {
    return this.reader(name).retryParked(key);
  }
}
