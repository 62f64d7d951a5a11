import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Position } from '@entente/kernel';
import { z } from 'zod';
import type { Follower } from '../../tenures/tenure.js';

/** A notification of PostgreSQL holds 8000 bytes. */
const READERS_A_MESSAGE = 40;

const Message = z.object({ from: z.string(), at: z.record(z.string(), z.number()) });

interface Wire {
  readonly from: string;
  readonly send: (payload: string) => Promise<void>;
  /** Told when others ask all to look at the register. */
  readonly called: () => void;
}

/** How far the readers have come, from the process that keeps them to all others. */
export class PositionNews {
  readonly #wire: Wire;
  readonly #unsent = new Map<string, Position>();
  readonly #heard = new Set<string>();
  readonly #followers: Follower[] = [];
  #isSending = false;

  constructor(wire: Wire) {
    this.#wire = wire;
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

  /** Asks the others to look at once at what there is to keep, which they do at their next beat otherwise. A message without positions is such a call. */
  async call(): Promise<void> {
    await this.#send({});
  }

  hear(payload: string): void {
    const { from, at } = read(payload);
    if (from === this.#wire.from) return;
    const positions = Object.entries(at);
    if (positions.length === 0) this.#wire.called();
    for (const [reader, position] of positions) this.#pass(reader, position);
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
      await this.#send(Object.fromEntries(some));
    }
    this.#isSending = false;
  }

  /** Whoever was not reached hears it with the next beat. */
  async #send(at: z.infer<typeof Message>['at']): Promise<void> {
    const { from, send } = this.#wire;
    await send(JSON.stringify({ from, at })).catch(() => undefined);
  }
}

/** What another version says otherwise calls nobody to anything but to look. */
function read(payload: string): z.infer<typeof Message> {
  try {
    return Message.parse(JSON.parse(payload));
  } catch {
    return { from: '', at: {} };
  }
}
