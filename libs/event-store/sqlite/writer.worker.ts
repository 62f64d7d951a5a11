import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import type { AppendRequest } from '../log/append-verdict.js';
import type { LogFiles } from './log-files.js';
import { LogWriter } from './log-writer.js';
import { faultOf } from './sqlite-fault.js';
import type { Answer, WriterOrder, WriterReport } from './writer-messages.js';

const MAX_BATCH = 256;

/** The loop of the writer's thread: whatever waits is committed together, up to a limit that keeps answers quick. */
class WriterThreadLoop {
  readonly #port: MessagePort;
  readonly #files: LogFiles;
  readonly #writer: LogWriter;
  readonly #waiting: AppendRequest[] = [];
  #closing = false;

  constructor(port: MessagePort, files: LogFiles, writer: LogWriter) {
    this.#port = port;
    this.#files = files;
    this.#writer = writer;
  }

  take(order: WriterOrder): void {
    this.#accept(order);
    this.#acceptAllThatWait();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, MAX_BATCH);
      this.#report({ kind: 'answers', answers: this.#commit(batch), head: this.#writer.head });
      this.#acceptAllThatWait();
    }
    if (this.#closing) this.#close();
  }

  #accept(order: WriterOrder): void {
    if (order.kind === 'append') this.#waiting.push(...order.requests);
    else this.#closing = true;
  }

  #acceptAllThatWait(): void {
    for (let next = receiveMessageOnPort(this.#port); next !== undefined; next = receiveMessageOnPort(this.#port)) {
      this.#accept(next.message);
    }
  }

  #commit(batch: readonly AppendRequest[]): readonly Answer[] {
    try {
      return this.#writer.commit(batch);
    } catch (error) {
      const fault = faultOf(error, this.#files);
      return batch.map(() => ({ kind: 'failed', fault }));
    }
  }

  #close(): void {
    try {
      this.#writer.close();
    } catch (error) {
      this.#report({ kind: 'failed', fault: faultOf(error, this.#files) });
    }
    this.#port.close();
  }

  #report(report: WriterReport): void {
    this.#port.postMessage(report);
  }
}

function start(port: MessagePort, files: LogFiles): void {
  const report = (message: WriterReport): void => port.postMessage(message);
  try {
    const writer = new LogWriter(files);
    const loop = new WriterThreadLoop(port, files, writer);
    port.on('message', (order: WriterOrder) => loop.take(order));
    report({ kind: 'ready', head: writer.head });
  } catch (error) {
    report({ kind: 'failed', fault: faultOf(error, files) });
    port.close();
  }
}

if (parentPort !== null) start(parentPort, workerData);
