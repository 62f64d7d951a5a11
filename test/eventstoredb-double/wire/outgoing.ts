import { once } from 'node:events';
import type { ServerWritableStream } from '@grpc/grpc-js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { CallCounts } from './call-counts.js';
import type { Refusal } from './status.js';

export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** The responses to one read, no faster than its client takes them. */
export class Outgoing {
  readonly #call: ReadCall;
  readonly #counts: CallCounts;
  readonly #ended: Promise<unknown>;
  #over = false;

  constructor(call: ReadCall, counts: CallCounts) {
    this.#call = call;
    this.#counts = counts;
    this.#ended = new Promise((resolve) => {
      call.once('cancelled', resolve);
      call.once('close', resolve);
    }).then(() => (this.#over = true));
  }

  /** Nobody reads any more. */
  get over(): boolean {
    return this.#over || this.#call.cancelled;
  }

  /** Resolves when nobody reads any more. */
  get ended(): Promise<unknown> {
    return this.#ended;
  }

  async write(response: streams.ReadResp): Promise<void> {
    if (this.over) return;
    this.#counts.responses += 1;
    if (this.#call.write(response)) return;
    // A refusal is an error of the call, which is no fault of the one who waits to write on.
    await Promise.race([once(this.#call, 'drain').catch(() => undefined), this.#ended]);
  }

  end(): void {
    if (!this.over) this.#call.end();
  }

  refuse(refusal: Refusal): void {
    if (this.over) return;
    this.#over = true;
    this.#call.emit('error', refusal);
  }
}
