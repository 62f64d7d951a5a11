import type { StoreNotes } from './live-end.js';
import type { ServerLog } from './server-log.js';

/** After so many endings without news in between the client is given up. */
const FRUITLESS_AT_MOST = 3;
/** In times for which quiet is believed. */
const WITHOUT_NEWS_AT_MOST = 2;
const ASIDE_FOR = 30;

interface Parts {
  readonly leader: ServerLog;
  /** As those nodes have it that are preferred, which may lag behind the leader. */
  readonly preferred: ServerLog;
  readonly notes: StoreNotes;
  /** How long quiet is believed, in milliseconds. */
  readonly quietMs: number;
}

/**
 * Whom a process follows: the nodes that are preferred. Those that are cut off from the leader may stay without news for ever, so then
 * the leader is followed instead, for a while.
 */
export class FollowedNodes {
  readonly #parts: Parts;
  #log: ServerLog;
  #failures = 0;
  #newsAt = performance.now();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#log = parts.preferred;
  }

  /** As those have it that are followed now. */
  get log(): ServerLog {
    return this.#log;
  }

  get areTheLeader(): boolean {
    return this.#parts.preferred.connection === this.#parts.leader.connection;
  }

  /** For how long they are to be followed, in milliseconds. */
  get forMs(): number | undefined {
    return this.#isAside ? ASIDE_FOR * this.#parts.quietMs : undefined;
  }

  /** How often in a row following them ended without news. */
  get failures(): number {
    return this.#failures;
  }

  get areGivenUp(): boolean {
    return this.#failures >= FRUITLESS_AT_MOST;
  }

  /** Following them has come to an end. */
  ended(hadNews: boolean): void {
    const hasTurned = hadNews || this.#isAside;
    this.#failures = this.#failuresBehind(hadNews);
    if (hasTurned) this.#newsAt = performance.now();
    this.#log = this.#areForsaken ? this.#parts.leader : this.#parts.preferred;
    if (this.#isAside) this.#tell();
  }

  close(): Promise<void> {
    return this.#parts.preferred.connection.close();
  }

  get #isAside(): boolean {
    return this.#log === this.#parts.leader;
  }

  get #areForsaken(): boolean {
    const withoutNewsMs = performance.now() - this.#newsAt;
    return !this.areTheLeader && this.areGivenUp && withoutNewsMs >= WITHOUT_NEWS_AT_MOST * this.#parts.quietMs;
  }

  #failuresBehind(hadNews: boolean): number {
    if (this.#isAside) return 0;
    return hadNews ? 1 : this.#failures + 1;
  }

  #tell(): void {
    const { leader, notes } = this.#parts;
    notes.warn(`The nodes that are preferred at ${leader.connection.address.hosts} have no news: the leader is followed for a while`);
  }
}
