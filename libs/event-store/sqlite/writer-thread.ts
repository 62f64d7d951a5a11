import { Worker } from 'node:worker_threads';
import { StoreFault, WrongExpectedRevision, type AppendResult, type Clock, type EventStoreError, type Position } from '@entente/kernel';
import type { AppendRequest } from '../log/append-verdict.js';
import type { StoredEvent } from '../log/stored-event.js';
import { resultsOf } from './append-results.js';
import { errorOf } from './log-errors.js';
import type { LogFiles } from './log-files.js';
import { packed } from './packed-appends.js';
import type { Committed, WriterOrder, WriterReport } from './writer-messages.js';

/** Half of what the writer commits at once: it has work already while the other half is being made, in commits that are still large. */
const MOST_IN_A_MESSAGE = 128;

/** An append, and who waits for what becomes of it. */
export interface Waiting {
  readonly request: AppendRequest;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (fault: unknown) => void;
}

/** Told what was written and where the log's head is now, before those who wait are. */
type Grown = (events: readonly StoredEvent[], head: Position) => void;

/** The writer's thread, seen from the main thread: the appends of one turn of the event loop travel in one message. */
export class WriterThread {
  readonly #worker: Worker;
  readonly #clock: Clock;
  readonly #unsent: AppendRequest[] = [];
  readonly #unanswered: Waiting[] = [];
  readonly #exited: Promise<void>;
  #grown: Grown | undefined;
  #dead: EventStoreError | undefined;

  /** @throws StoreFault or LogDamaged when the log cannot be opened for writing */
  static start(files: LogFiles, clock: Clock): Promise<WriterThread> {
    return new Promise((resolve, reject) => {
      const thread: WriterThread = new WriterThread(files, clock, (error) => (error === undefined ? resolve(thread) : reject(error)));
    });
  }

  private constructor(files: LogFiles, clock: Clock, started: (error?: EventStoreError) => void) {
    this.#clock = clock;
    this.#worker = new Worker(new URL('./writer.worker.js', import.meta.url));
    this.#post({ kind: 'open', files });
    const died = (message: string): void => {
      this.#die(message);
      started(this.#dead);
    };
    this.#worker.on('message', (report: WriterReport) => {
      switch (report.kind) {
        case 'ready':
          return started();
        case 'failed':
          return started(errorOf(report.fault));
        case 'committed':
          return this.#settle(report);
        case 'lost':
          return this.#lose(report.appends, errorOf(report.fault));
      }
    });
    this.#worker.on('error', (error) => died(`The writer of the log in ${files.folder} died: ${String(error)}`));
    this.#exited = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        died(`The writer of the log in ${files.folder} has ended`);
        resolve();
      });
    });
  }

  reportTo(grown: Grown): void {
    this.#grown = grown;
  }

  append(waiting: Waiting): void {
    if (this.#dead !== undefined) return waiting.reject(this.#dead);
    if (this.#unsent.length === 0) setImmediate(() => this.#send());
    this.#unsent.push(waiting.request);
    this.#unanswered.push(waiting);
    if (this.#unsent.length === MOST_IN_A_MESSAGE) this.#send();
  }

  /** Waits for the appends under way and ends the thread. */
  async close(): Promise<void> {
    this.#send();
    this.#post({ kind: 'close' });
    await this.#exited;
  }

  #send(): void {
    const appends = this.#unsent.splice(0);
    if (appends.length === 0) return;
    try {
      this.#post({ kind: 'append', appends: packed(appends), now: this.#clock.now() });
    } catch (fault) {
      // They are the last that nobody has answered: the writer was not told of them.
      for (const { reject } of this.#unanswered.splice(-appends.length)) reject(fault);
    }
  }

  #post(order: WriterOrder): void {
    this.#worker.postMessage(order);
  }

  #settle(committed: Committed): void {
    const settled = this.#unanswered.splice(0, committed.answers.length);
    const { results, written } = resultsOf(
      settled.map(({ request }) => request),
      committed,
    );
    this.#grown?.(written, committed.head);
    settled.forEach(({ resolve, reject }, index) => {
      const result = results[index];
      if (result instanceof WrongExpectedRevision) reject(result);
      else if (result !== undefined) resolve(result);
    });
  }

  #lose(appends: number, error: EventStoreError): void {
    for (const { reject } of this.#unanswered.splice(0, appends)) reject(error);
  }

  #die(message: string): void {
    this.#dead ??= new StoreFault(message);
    this.#lose(this.#unanswered.length, this.#dead);
  }
}
