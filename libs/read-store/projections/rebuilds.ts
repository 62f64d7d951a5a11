import type { Clock, EventStore } from '@entente/kernel';
import type { ReaderLog } from '../readers/pause.js';
import { backoff, pause, reasonOf } from '../readers/pause.js';
import type { ReadStore } from '../store/read-store.js';
import { TakenOver } from '../tenures/tenure.js';
import { BuildStopped } from './build.js';
import type { OnRebuild, RebuildOptions } from './rebuild.js';
import { rebuild } from './rebuild.js';

interface Parts {
  readonly eventStore: EventStore;
  readonly readStore: ReadStore;
  readonly clock: Clock;
  readonly log: ReaderLog;
  readonly onRebuild?: OnRebuild;
}

type Of = (name: string) => Pick<RebuildOptions, 'projection' | 'serving' | 'reader' | 'write'>;

/** The rebuilds of one process: of each projection one at a time. */
export class Rebuilds {
  readonly #parts: Parts;
  readonly #of: Of;
  readonly #under = new Map<string, Promise<void>>();
  readonly #behind = new Set<string>();
  readonly #stopping = new AbortController();

  constructor(parts: Parts, of: Of) {
    this.#parts = parts;
    this.#of = of;
  }

  /** Aborted once they are stopped. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  /** A second call during a rebuild joins it. */
  done(name: string): Promise<void> {
    const under = this.#under.get(name) ?? this.#now(name).finally(() => this.#under.delete(name));
    this.#under.set(name, under);
    return under;
  }

  /** While the old rows serve, and again until it is done. */
  async doneBehind(name: string): Promise<void> {
    if (this.#behind.has(name)) return;
    this.#behind.add(name);
    for (let failures = 1; !(await this.#isOver(name, failures)); failures += 1) await pause(backoff(failures), this.signal);
    this.#behind.delete(name);
  }

  /** Resolves when no rebuild of it is under way, however that ended. */
  async settled(name: string): Promise<void> {
    await Promise.allSettled([this.#under.get(name)]);
  }

  giveUp(): void {
    this.#stopping.abort();
  }

  /** Gives up what is under way. */
  async stop(): Promise<void> {
    this.giveUp();
    await Promise.allSettled(this.#under.values());
  }

  /** @returns false when it has to be tried again */
  async #isOver(name: string, failures: number): Promise<boolean> {
    try {
      await this.done(name);
      return true;
    } catch (fault) {
      if (this.signal.aborted || fault instanceof BuildStopped || fault instanceof TakenOver) return true;
      const then = `is built again in ${backoff(failures)} ms`;
      this.#parts.log.error(`${name} serves rows of an older version, since its rebuild failed, and ${then}: ${reasonOf(fault)}`);
      return false;
    }
  }

  async #now(name: string): Promise<void> {
    const { eventStore, readStore, clock, onRebuild = () => undefined } = this.#parts;
    await rebuild({ ...this.#of(name), eventStore, readStore, clock, signal: this.signal, onProgress: onRebuild });
  }
}
