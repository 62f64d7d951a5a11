import { parentPort, receiveMessageOnPort, type MessagePort } from 'node:worker_threads';
import type { Instant } from '@entente/kernel';
import type { AppendRequest } from '../log/append-verdict.js';
import type { LogFiles } from './log-files.js';
import { LogWriter } from './log-writer.js';
import { unpacked } from './packed-appends.js';
import { faultOf } from './sqlite-fault.js';
import type { WriterOrder, WriterReport } from './writer-messages.js';

const MAX_BATCH = 256;

/** What the writer's thread does once the log is open: whatever waits is committed together, up to a limit that keeps answers quick. */
class CommitLoop {
  readonly #port: MessagePort;
  readonly #files: LogFiles;
  readonly #writer: LogWriter;
  readonly #waiting: AppendRequest[] = [];
  #now: Instant = '';
  #closing = false;

  constructor(port: MessagePort, files: LogFiles) {
    this.#port = port;
    this.#files = files;
    this.#writer = new LogWriter(files);
  }

  /** Before each commit all orders are taken that have come by then, without the turn of the event loop that brings them otherwise. */
  follow(order: WriterOrder): void {
    this.#take(order);
    this.#takeAllThatCame();
    while (this.#waiting.length > 0) {
      report(this.#port, this.#commit(this.#waiting.splice(0, MAX_BATCH)));
      this.#takeAllThatCame();
    }
    if (this.#closing) this.#finish();
  }

  #takeAllThatCame(): void {
    for (let came = nextOrder(this.#port); came !== undefined; came = nextOrder(this.#port)) this.#take(came);
  }

  #take(order: WriterOrder): void {
    if (order.kind === 'close') this.#closing = true;
    if (order.kind !== 'append') return;
    this.#now = order.now;
    this.#waiting.push(...unpacked(order.appends));
  }

  #commit(batch: readonly AppendRequest[]): WriterReport {
    try {
      return { kind: 'committed', ...this.#writer.commit(batch, this.#now) };
    } catch (error) {
      return { kind: 'lost', appends: batch.length, fault: faultOf(error, this.#files) };
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

function nextOrder(port: MessagePort): WriterOrder | undefined {
  const came: { readonly message: WriterOrder } | undefined = receiveMessageOnPort(port);
  return came?.message;
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
    if (order.kind === 'open') loop = open(port, order.files);
    else loop?.follow(order);
  });
}

if (parentPort !== null) serve(parentPort);
