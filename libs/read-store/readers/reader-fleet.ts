import type { EventStore, Position } from '@entente/kernel';
import type { Parked } from '../store/bookkeeping.js';
import type { Keeper, Tenure, Tenures } from '../tenures/tenure.js';
import type { LogConsumer } from './log-consumer.js';
import { LogReader } from './log-reader.js';
import type { Pause, ReaderLog } from './pause.js';
import { Progress } from './progress.js';
import { Stands } from './stands.js';

export interface FleetOptions {
  readonly eventStore: EventStore;
  readonly readStore: { readonly tenures: Tenures };
  readonly log: ReaderLog;
  readonly pause?: Pause;
}

/** Readers that one process keeps together. */
export interface Crew {
  readonly name: string;
  readonly consumers: (tenure: Tenure) => readonly LogConsumer[];
  /** By default the readers read on from their stored positions. */
  readonly keeper?: Keeper;
}

interface Place {
  readonly reader: LogReader;
  readonly tenure: Tenure;
}

/** Several readers of the log, each with a position of its own, and one place to wait for them, whichever processes keep them. */
export class ReaderFleet {
  readonly #places = new Map<string, Place>();
  readonly #tenures = new Map<string, Tenure>();
  readonly #progress: Progress;

  /** @throws TypeError when two consumers have one name */
  constructor(crews: readonly Crew[], options: FleetOptions) {
    const { tenures } = options.readStore;
    const stands = new Stands(options.eventStore);
    const onReached = (name: string, position: Position): void => {
      this.#progress.reach(name, position);
      tenures.tell(name, position);
    };
    for (const { name, consumers, keeper } of crews) {
      const tenure = tenures.of(name, keeper ?? { begin: () => this.begin(name), end: () => this.end(name) });
      this.#tenures.set(name, tenure);
      for (const consumer of consumers(tenure)) {
        if (this.#places.has(consumer.name)) throw new TypeError('Two readers of the log have one name');
        this.#places.set(consumer.name, { reader: new LogReader(consumer, { ...options, stands, onReached }), tenure });
      }
    }
    this.#progress = new Progress(this.names);
    tenures.follow({ heard: (reader, position) => this.#heard(reader, position), kept: () => this.#kept() });
  }

  get names(): readonly string[] {
    return [...this.#places.keys()];
  }

  /** @throws RangeError on a name that is no reader's */
  reader(name: string): LogReader {
    return this.#place(name).reader;
  }

  /** The tenure of a reader. */
  tenureOf(name: string): Tenure {
    return this.#place(name).tenure;
  }

  /** Asks for all readers: those that no other process keeps have begun when it resolves. */
  async start(): Promise<void> {
    for (const tenure of this.#tenures.values()) await tenure.seek();
  }

  /** Ends after the batches under way, with the positions stored. */
  async stop(): Promise<void> {
    await Promise.all([...this.#tenures.values()].map((tenure) => tenure.leave()));
  }

  /** The readers of a crew read on from their stored positions. */
  async begin(crew: string): Promise<void> {
    const readers = this.#readersOf(crew);
    for (const reader of readers) await reader.open();
    for (const reader of readers) reader.start();
  }

  async end(crew: string): Promise<void> {
    await Promise.all(this.#readersOf(crew).map((reader) => reader.stop()));
  }

  positionOf(name: string): Position {
    return this.#progress.of(name);
  }

  waitFor(position: Position, timeoutMs: number, names?: readonly string[]): Promise<void> {
    return this.#progress.waitFor(position, timeoutMs, names);
  }

  hurry(patienceMs: number): void {
    this.#progress.hurry(patienceMs);
  }

  retryParked(name: string, key: string): Promise<Parked | undefined> {
    const { reader, tenure } = this.#place(name);
    return tenure.holding(() => reader.retryParked(key));
  }

  #place(name: string): Place {
    const place = this.#places.get(name);
    if (place === undefined) throw new RangeError(`There is no reader called ${name}`);
    return place;
  }

  #readersOf(crew: string): readonly LogReader[] {
    const tenure = this.#tenures.get(crew);
    return [...this.#places.values()].filter((place) => place.tenure === tenure).map(({ reader }) => reader);
  }

  #heard(name: string, position: Position): void {
    const place = this.#places.get(name);
    if (place?.tenure.isOurs === false) this.#progress.reach(name, position);
  }

  *#kept(): Generator<readonly [string, Position]> {
    for (const [name, { tenure }] of this.#places) if (tenure.isOurs) yield [name, this.#progress.of(name)];
  }
}
