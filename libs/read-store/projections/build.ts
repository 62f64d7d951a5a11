import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventStore, Position, RecordedEvent } from '@entente/kernel';
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

  constructor(options: BuildOptions) {
    this.#options = options;
  }

  get position(): Position {
    return this.#position;
  }

  /**
   * Handles the events up to this position, which the log must have reached.
   * @throws BuildStopped when the signal came first
   */
  async upTo(position: Position): Promise<void> {
    if (this.#position >= position) return;
    const { eventStore, types, signal } = this.#options;
    const options = { after: this.#position, filter: { types }, batchSize: EVENTS_A_BATCH, signal };
    for await (const batch of eventStore.subscribe(options)) {
      if (signal.aborted) break;
      await this.#write(batch.events.filter((event) => event.position <= position));
      this.#position = Math.min(batch.position, position);
      this.#options.onProgress?.(this.#position);
      if (this.#position >= position) return;
      // Lets requests have their turn while a long build goes on.
      await nextTurn();
    }
    throw new BuildStopped(this.#options.name);
  }

  async #write(events: readonly RecordedEvent[]): Promise<void> {
    if (events.length === 0) return;
    const { write, writer } = this.#options;
    this.#held = await write((trx) => writer.write(trx, events, this.#held));
  }
}
