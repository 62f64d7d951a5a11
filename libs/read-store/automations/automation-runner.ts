import type { Clock, EventStore, Position } from '@entente/kernel';
import type { Pause, ReaderLog } from '../readers/pause.js';
import { pause as realPause } from '../readers/pause.js';
import { ReaderFleet } from '../readers/reader-fleet.js';
import type { Parked } from '../store/bookkeeping.js';
import type { ReadStore } from '../store/read-store.js';
import { Attempts, RETRY_DELAYS_MS } from './attempts.js';
import type { Errand } from './errand.js';
import type { Execute } from './execute.js';
import { ReactionConsumer } from './reaction-consumer.js';

export interface AutomationRunnerOptions {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly reactions: readonly Errand[];
  readonly execute: Execute;
  readonly clock: Clock;
  readonly log: ReaderLog;
  /** How to wait between attempts; by default real time. */
  readonly pause?: Pause;
  /** The waits before each further attempt of a failed command, in milliseconds. After the last attempt the event is parked. */
  readonly retryDelaysMs?: readonly number[];
}

/**
 * Delivers events to the automations: at least once, those of a key in order, across restarts. A command that fails is tried again and
 * then parked with its key, and so is one that is refused; the other keys go on.
 */
export class AutomationRunner {
  readonly #fleet: ReaderFleet;
  readonly #stopping = new AbortController();

  /** @throws TypeError when two reactions have one name */
  constructor(options: AutomationRunnerOptions) {
    const { reactions, readStore, execute, clock, log, pause = realPause, retryDelaysMs = RETRY_DELAYS_MS } = options;
    const attempts = new Attempts({ execute, log, pause, retryDelaysMs, signal: this.#stopping.signal });
    this.#fleet = new ReaderFleet(
      reactions.map((reaction) => ({
        name: reaction.name,
        consumers: ({ write }) => [new ReactionConsumer({ reaction, database: readStore.writer, write, attempts, clock })],
      })),
      options,
    );
  }

  start(): Promise<void> {
    return this.#fleet.start();
  }

  /** Ends after the commands under way; what was not executed comes again at the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#fleet.stop();
  }

  /** Leaves all to others, until the next start. */
  standBy(): Promise<void> {
    return this.#fleet.stop();
  }

  get names(): readonly string[] {
    return this.#fleet.names;
  }

  /** Up to where the reaction has handled the log. */
  positionOf(name: string): Position {
    return this.#fleet.positionOf(name);
  }

  /**
   * Resolves when the named reactions, by default all, have handled everything up to the position. Parked events count as handled.
   * @throws StaleRead when they have not within this time
   */
  waitFor(position: Position, timeoutMs: number, names?: readonly string[]): Promise<void> {
    return this.#fleet.waitFor(position, timeoutMs, names);
  }

  /**
   * Handles again what was held back of a parked key, after a fix.
   * @returns where the key is parked now, undefined when it is free
   */
  retryParked(name: string, key: string): Promise<Parked | undefined> {
    return this.#fleet.retryParked(name, key);
  }
}
