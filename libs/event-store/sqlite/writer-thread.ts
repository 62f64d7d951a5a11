import { Worker } from 'node:worker_threads';
import { StoreFault, type EventStoreError } from '@entente/kernel';
import type { AppendRequest } from '../log/append-verdict.js';
import { errorOf } from './log-errors.js';
import type { LogFiles } from './log-files.js';
import type { Answer, WriterOrder, WriterReport } from './writer-messages.js';

interface Unanswered {
  readonly request: AppendRequest;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: EventStoreError) => void;
}

/** Told of every written append, in the log's order and before its promise is fulfilled; then of the log's head. */
export interface WriterListener {
  written(request: AppendRequest, answer: Extract<Answer, { kind: 'written' }>): void;
  reached(head: number): void;
}

/** The writer's thread, seen from the main thread: the appends of one turn of the event loop travel in one message. */
export class WriterThread {
  readonly #worker: Worker;
  readonly #unsent: AppendRequest[] = [];
  readonly #unanswered: Unanswered[] = [];
  readonly #exited: Promise<void>;
  #listener: WriterListener | undefined;
  #dead: EventStoreError | undefined;

  /** @throws StoreFault or LogDamaged when the log cannot be opened for writing */
  static start(files: LogFiles): Promise<WriterThread> {
    return new Promise((resolve, reject) => {
      const thread: WriterThread = new WriterThread(files, (error) => (error === undefined ? resolve(thread) : reject(error)));
    });
  }

  private constructor(files: LogFiles, started: (error?: EventStoreError) => void) {
    this.#worker = new Worker(new URL('./writer.worker.js', import.meta.url));
    this.#post({ kind: 'open', files });
    const died = (message: string): void => {
      this.#die(message);
      started(this.#dead);
    };
    this.#worker.on('message', (report: WriterReport) => {
      if (report.kind === 'answers') this.#settle(report.answers, report.head);
      else started(report.kind === 'failed' ? errorOf(report.fault) : undefined);
    });
    this.#worker.on('error', (error) => died(`The writer of the log in ${files.folder} died: ${String(error)}`));
    this.#exited = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        died(`The writer of the log in ${files.folder} has ended`);
        resolve();
      });
    });
  }

  reportTo(listener: WriterListener): void {
    this.#listener = listener;
  }

  append(request: AppendRequest): Promise<Answer> {
    if (this.#dead !== undefined) return Promise.reject(this.#dead);
    if (this.#unsent.length === 0) setImmediate(() => this.#send());
    this.#unsent.push(request);
    return new Promise((resolve, reject) => this.#unanswered.push({ request, resolve, reject }));
  }

  /** Waits for the appends under way and ends the thread. */
  async close(): Promise<void> {
    this.#send();
    this.#post({ kind: 'close' });
    await this.#exited;
  }

  #send(): void {
    const requests = this.#unsent.splice(0);
    if (requests.length > 0) this.#post({ kind: 'append', requests });
  }

  #post(order: WriterOrder): void {
    this.#worker.postMessage(order);
  }

  #settle(answers: readonly Answer[], head: number | undefined): void {
    const settled = this.#unanswered.splice(0, answers.length);
    answers.forEach((answer, index) => {
      const waiting = settled[index];
      if (answer.kind === 'written' && waiting !== undefined) this.#listener?.written(waiting.request, answer);
    });
    if (head !== undefined) this.#listener?.reached(head);
    answers.forEach((answer, index) => settled[index]?.resolve(answer));
  }

  #die(message: string): void {
    this.#dead ??= new StoreFault(message);
    for (const { reject } of this.#unanswered.splice(0)) reject(this.#dead);
  }
}
