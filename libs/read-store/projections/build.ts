import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventStore, Position, RecordedEvent, SubscriptionBatch } from '@entente/kernel';
import { AT_START, standAt } from '../readers/stand.js';
import type { Stand } from '../readers/stand.js';
import type { Write } from '../tenures/tenure.js';
import type { ProjectionWriter } from './projection-writer.js';

/** A build that was told to stop. */
export class BuildStopped extends Error {
  constructor(name: string) {
    super(`The build of ${name} was stopped`);
    this.name = 'BuildStopped';
  }
}

export interface BuildOptions {
  readonly name: string;
  readonly types: readonly string[];
  readonly eventStore: EventStore;
  readonly write: Write;
  readonly writer: ProjectionWriter;
  readonly signal: AbortSignal;
  readonly onProgress?: (position: Position) => void;
}

const EVENTS_A_BATCH = 2_000;

/** Fills a table from nothing, further with each call. */
export class Build {
  readonly #options: BuildOptions;
  #held: ReadonlySet<string> = new Set();
  #position: Position = 0;
  #stand = AT_START;

  constructor(options: BuildOptions) {
    this.#options = options;
  }

  get position(): Position {
    return this.#position;
  }

  /** At the last event that it has handled. */
  get stand(): Stand {
    return this.#stand;
  }

  /**
   * Handles the events up to this position, which the log must have reached.
   * @throws BuildStopped when the signal came first
   */
  async upTo(position: Position): Promise<void> {
    if (this.#position >= position) return;
    const { eventStore, types, signal } = this.#options;
    const options = { after: this.#position, filter: { types }, batchSize: EVENTS_A_BATCH, signal };
    // A batch is read while the one before it is written.
    let written: Promise<void> = Promise.resolve();
    for await (const batch of eventStore.subscribe(options)) {
      await written;
      if (signal.aborted) break;
      written = this.#take(batch, position);
      // Whoever waits for the next batch, or for the end, is told of the fault.
      written.catch(() => undefined);
      if (batch.position >= position) return written;
      // Lets requests have their turn while a long build goes on.
      await nextTurn();
    }
    await written;
    throw new BuildStopped(this.#options.name);
  }

  async #take(batch: SubscriptionBatch, position: Position): Promise<void> {
    await this.#write(batch.events.filter((event) => event.position <= position));
    this.#position = Math.min(batch.position, position);
    this.#options.onProgress?.(this.#position);
  }

  async #write(events: readonly RecordedEvent[]): Promise<void> {
    const last = events.at(-1);
    if (last === undefined) return;
    const { write, writer } = this.#options;
    for (const part of writer.handled(events)) this.#held = await write((trx) => writer.write(trx, part, this.#held));
    this.#stand = standAt(last);
  }
}
