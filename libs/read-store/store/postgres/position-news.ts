import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Position } from '@entente/kernel';
import { z } from 'zod';
import type { Follower } from '../../tenures/tenure.js';

/** A notification of PostgreSQL holds 8000 bytes. */
const READERS_A_MESSAGE = 40;

const Message = z.object({ from: z.string(), at: z.record(z.string(), z.number()) });

/** How far the readers have come, from the process that keeps them to all others. */
export class PositionNews {
  readonly #from: string;
  readonly #send: (payload: string) => Promise<void>;
  readonly #unsent = new Map<string, Position>();
  readonly #heard = new Set<string>();
  readonly #followers: Follower[] = [];
  #isSending = false;

  constructor(from: string, send: (payload: string) => Promise<void>) {
    this.#from = from;
    this.#send = send;
  }

  follow(follower: Follower): void {
    this.#followers.push(follower);
  }

  /** What is told while a message is under way goes with the next. */
  tell(reader: string, position: Position): void {
    this.#unsent.set(reader, position);
    if (!this.#isSending) void this.#sendAll();
  }

  /** For those that were not there when it was told. */
  tellAll(): void {
    for (const follower of this.#followers) for (const [reader, position] of follower.kept()) this.tell(reader, position);
  }

  hear(payload: string): void {
    const { from, at } = Message.parse(JSON.parse(payload));
    if (from === this.#from) return;
    for (const [reader, position] of Object.entries(at)) this.#pass(reader, position);
  }

  /** What was heard may hold no more. */
  forget(): void {
    for (const reader of this.#heard) this.#pass(reader, 0);
    this.#heard.clear();
  }

  #pass(reader: string, position: Position): void {
    this.#heard.add(reader);
    for (const follower of this.#followers) follower.heard(reader, position);
  }

  async #sendAll(): Promise<void> {
    this.#isSending = true;
    await nextTurn();
    while (this.#unsent.size > 0) {
      const some = [...this.#unsent].slice(0, READERS_A_MESSAGE);
      for (const [reader] of some) this.#unsent.delete(reader);
      // Whoever was not reached hears it with the next beat.
      await this.#send(JSON.stringify({ from: this.#from, at: Object.fromEntries(some) })).catch(() => undefined);
    }
    this.#isSending = false;
  }
}
