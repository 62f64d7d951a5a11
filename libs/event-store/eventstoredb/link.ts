import type { EventStoreDBClient } from '@eventstore/db-client';
import type { ServerAddress } from './connection-string.js';
import { connected, discard } from './server-client.js';
import { Silence } from './server-fault.js';

/** One try of a call: over this client, and to be given up after so many milliseconds. */
export type Try<T> = (client: EventStoreDBClient, ms: number) => Promise<T>;

/** For a client that does not end a call in its time by itself. */
const CLIENT_SLACK_MS = 100;

/** A client, from its first call until it is given up. */
export class Link {
  readonly client: EventStoreDBClient;
  readonly #gone = new AbortController();
  readonly #unanswered = new Set<(fault: Silence) => void>();
  #heardAt = 0;

  constructor(address: ServerAddress) {
    this.client = connected(address);
  }

  /** Comes when the client is given up: what is under way over it will not be told of. */
  get gone(): AbortSignal {
    return this.#gone.signal;
  }

  /** Whether nothing at all was answered over it since this moment. */
  isQuietSince(moment: number): boolean {
    return this.#heardAt <= moment;
  }

  /** The attempt's answer, in time. */
  async ask<T>(attempt: Try<T>, ms: number): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const timer = setTimeout(() => reject(new Silence(`no answer within ${Math.ceil(ms)} ms`)), ms + CLIENT_SLACK_MS);
    this.#unanswered.add(reject);
    try {
      attempt(this.client, ms).then(resolve, reject);
      const answer = await promise;
      this.#heardAt = performance.now();
      return answer;
    } finally {
      clearTimeout(timer);
      this.#unanswered.delete(reject);
    }
  }

  drop(): void {
    if (this.gone.aborted) return;
    this.#gone.abort();
    for (const reject of this.#unanswered) reject(new Silence('the connection was given up'));
    void discard(this.client);
  }
}
