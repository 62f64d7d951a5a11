import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { StoreClosed } from '@entente/kernel';
import type { ServerAddress } from './connection-string.js';
import { connected, discard } from './server-client.js';
import { Silence, storeFault, verdictOn } from './server-fault.js';

/** How long calls may take, in milliseconds. */
export interface Patience {
  /** One try. */
  readonly tryMs: number;
  /** All tries of one call together. */
  readonly callMs: number;
  /** How long a subscription that gives nothing is believed. */
  readonly quietMs: number;
}

/** One try of a call: over this client, and to be given up after so many milliseconds. */
export type Try<T> = (client: EventStoreDBClient, ms: number) => Promise<T>;

/** A client, and word of its end. */
export interface Link {
  readonly client: EventStoreDBClient;
  readonly gone: AbortSignal;
  readonly drop: () => void;
}

const LONGEST_PAUSE_MS = 1_000;
const CLIENT_SLACK_MS = 100;

/**
 * The one way to the server. A call ends by its deadline whatever the server and the client do; it is tried again, as it is,
 * until then, and over a new client where the old one may be at fault.
 */
export class ServerConnection {
  readonly address: ServerAddress;
  readonly #patience: Patience;
  readonly #closing = new AbortController();
  #link: Link | undefined;

  constructor(address: ServerAddress, patience: Patience) {
    this.address = address;
    this.#patience = patience;
  }

  get closed(): boolean {
    return this.#closing.signal.aborted;
  }

  /** When a call that begins now ends at the latest. */
  deadline(): number {
    return performance.now() + this.#patience.callMs;
  }

  /** @throws StoreFault when there was no answer in time, StoreClosed, or what another try would not mend */
  async call<T>(what: string, attempt: Try<T>, deadline = this.deadline()): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      const link = this.link();
      try {
        return await inTime(attempt, link, Math.min(this.#patience.tryMs, deadline - performance.now()));
      } catch (fault) {
        this.judge(fault, link);
        if (performance.now() + pauseAfter(tries) >= deadline) throw storeFault(what, this.address.hosts, fault);
      }
      await this.pause(tries);
    }
  }

  /** Throws what is final; else the next call goes over a client that is fit for it. */
  judge(fault: unknown, link: Link): void {
    if (this.closed) throw new StoreClosed();
    const verdict = verdictOn(fault);
    if (verdict.kind === 'final') throw verdict.error;
    if (verdict.newClient) link.drop();
  }

  link(): Link {
    if (this.closed) throw new StoreClosed();
    this.#link ??= this.#connected();
    return this.#link;
  }

  #connected(): Link {
    const client = connected(this.address);
    const gone = new AbortController();
    const drop = (): void => {
      if (gone.signal.aborted) return;
      if (this.#link === link) this.#link = undefined;
      gone.abort();
      void discard(client);
    };
    const link = { client, gone: gone.signal, drop };
    return link;
  }

  /** Longer after each try that failed, and cut short by the closing. */
  async pause(tries: number): Promise<void> {
    await sleep(pauseAfter(tries), undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#link?.drop();
  }
}

function pauseAfter(tries: number): number {
  return Math.min(10 * 2 ** tries, LONGEST_PAUSE_MS);
}

/** The attempt ends by itself in time; what is here is for a client that does not, or that was dropped meanwhile. */
async function inTime<T>(attempt: Try<T>, { client, gone }: Link, ms: number): Promise<T> {
  const given = Promise.withResolvers<never>();
  const timer = setTimeout(() => given.reject(new Silence(`no answer within ${Math.ceil(ms)} ms`)), ms + CLIENT_SLACK_MS);
  const dropped = (): void => given.reject(new Silence('the connection was given up'));
  gone.addEventListener('abort', dropped);
  try {
    return await Promise.race([attempt(client, ms), given.promise]);
  } finally {
    clearTimeout(timer);
    gone.removeEventListener('abort', dropped);
  }
}
