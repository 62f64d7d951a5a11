import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RawEvent } from './raw-log.worker.js';

/** The least that a durable append can be: rows behind a message port, committed together. It judges nothing and checks nothing. */
export class RawLog {
  readonly #worker: Worker;
  readonly #unsent: RawEvent[] = [];
  readonly #unanswered: (() => void)[] = [];

  private constructor(worker: Worker) {
    this.#worker = worker;
    worker.on('message', (count: number) => {
      for (const resolve of this.#unanswered.splice(0, count)) resolve();
    });
  }

  static async open(path: string): Promise<RawLog> {
    const worker = new Worker(new URL('./raw-log.worker.ts', import.meta.url), { workerData: path });
    await once(worker, 'message');
    return new RawLog(worker);
  }

  append(event: RawEvent): Promise<void> {
    if (this.#unsent.length === 0) setImmediate(() => this.#worker.postMessage(this.#unsent.splice(0)));
    this.#unsent.push(event);
    return new Promise((resolve) => this.#unanswered.push(resolve));
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
