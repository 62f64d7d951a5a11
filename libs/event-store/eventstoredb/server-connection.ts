import { setTimeout as sleep } from 'node:timers/promises';
import { StoreClosed } from '@entente/kernel';
import type { ServerAddress } from './connection-string.js';
import { Link, type Try } from './link.js';
import { Places } from './places.js';
import { storeFault, verdictOn } from './server-fault.js';

/** How long calls may take, in milliseconds. */
export interface Patience {
  /** One try. */
  readonly tryMs: number;
  /** All tries of one call together. */
  readonly callMs: number;
  /** How long a subscription that gives nothing is believed. */
  readonly quietMs: number;
}

/** A server takes a hundred on one connection, and lets all further ones wait without a word. */
const CALLS_AT_A_TIME = 64;
export const LONGEST_PAUSE_MS = 1_000;

/**
 * The one way to the server. A call ends by its deadline whatever the server and the client do; it is tried again, as it is,
 * until then, and over a new client where the old one may be at fault.
 */
export class ServerConnection {
  readonly address: ServerAddress;
  readonly #patience: Patience;
  readonly #closing = new AbortController();
  readonly #places = new Places(CALLS_AT_A_TIME);
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
      try {
        return await this.#places.within(deadline - performance.now(), () => this.#ask(attempt, deadline));
      } catch (fault) {
        if (this.closed) throw new StoreClosed();
        const verdict = verdictOn(fault);
        if (verdict.kind === 'final') throw verdict.error;
        if (performance.now() + pauseAfter(tries) >= deadline) throw storeFault(what, this.address.hosts, fault);
      }
      await this.pause(tries);
    }
  }

  /**
   * Over the client of the moment at which there is a place: the one before may have been given up meanwhile. A client over which
   * nothing was answered since the call began is given up; one that others are answered over is not to blame, and giving it up would
   * only burden a server that is slow already. A try that had less than its time, since its call's was nearly over, proves nothing.
   */
  async #ask<T>(attempt: Try<T>, deadline: number): Promise<T> {
    const [link, ms, start] = [this.link(), this.#msUntil(deadline), performance.now()];
    try {
      return await link.ask(attempt, ms);
    } catch (fault) {
      const verdict = verdictOn(fault);
      const isToBlame = verdict.kind === 'again' && verdict.newClient && ms === this.#patience.tryMs;
      if (isToBlame && link.isQuietSince(start)) link.drop();
      throw fault;
    }
  }

  #msUntil(deadline: number): number {
    return Math.max(1, Math.min(this.#patience.tryMs, deadline - performance.now()));
  }

  link(): Link {
    if (this.closed) throw new StoreClosed();
    if (this.#link?.gone.aborted !== false) this.#link = new Link(this.address);
    return this.#link;
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
