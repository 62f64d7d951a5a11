import { parentPort, type MessagePort } from 'node:worker_threads';
import type { AppendRequest } from '../log/append-verdict.js';
import type { LogFiles } from './log-files.js';
import { LogWriter } from './log-writer.js';
import { faultOf } from './sqlite-fault.js';
import type { Answer, WriterOrder, WriterReport } from './writer-messages.js';

const MAX_BATCH = 256;

/** What the writer's thread does once the log is open: whatever waits is committed together, up to a limit that keeps answers quick. */
class CommitLoop {
  readonly #port: MessagePort;
  readonly #files: LogFiles;
  readonly #writer: LogWriter;
  readonly #waiting: AppendRequest[] = [];
  #scheduled = false;
  #closing = false;

  constructor(port: MessagePort, files: LogFiles) {
    this.#port = port;
    this.#files = files;
    this.#writer = new LogWriter(files);
  }

  append(requests: readonly AppendRequest[]): void {
    this.#waiting.push(...requests);
    this.#schedule();
  }

  close(): void {
    this.#closing = true;
    this.#schedule();
  }

  /** A turn of the event loop lies before each commit, so that all messages that have come by then share it. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#turn());
  }

  #turn(): void {
    this.#scheduled = false;
    const batch = this.#waiting.splice(0, MAX_BATCH);
    if (batch.length > 0) report(this.#port, this.#commit(batch));
    if (this.#waiting.length > 0) this.#schedule();
    else if (this.#closing) this.#finish();
  }

  #commit(batch: readonly AppendRequest[]): WriterReport {
    try {
      return { kind: 'answers', ...this.#writer.commit(batch) };
    } catch (error) {
      const fault = faultOf(error, this.#files);
      return { kind: 'answers', answers: batch.map((): Answer => ({ kind: 'failed', fault })) };
    }
  }

  #finish(): void {
    try {
      this.#writer.close();
    } finally {
      this.#port.close();
    }
  }
}

function report(port: MessagePort, message: WriterReport): void {
  port.postMessage(message);
}

function open(port: MessagePort, files: LogFiles): CommitLoop | undefined {
  try {
    const loop = new CommitLoop(port, files);
    report(port, { kind: 'ready' });
    return loop;
  } catch (error) {
    report(port, { kind: 'failed', fault: faultOf(error, files) });
    port.close();
    return undefined;
  }
}

function serve(port: MessagePort): void {
  let loop: CommitLoop | undefined;
  port.on('message', (order: WriterOrder) => {
    switch (order.kind) {
      case 'open':
        loop = open(port, order.files);
        break;
      case 'append':
        loop?.append(order.requests);
        break;
      case 'close':
        loop?.close();
        break;
    }
  });
}

if (parentPort !== null) serve(parentPort);
