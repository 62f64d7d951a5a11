import type { Clock, Position, RecordedEvent } from '@entente/kernel';
import { Bookmark } from '../readers/bookmark.js';
import type { Delivery, LogConsumer } from '../readers/log-consumer.js';
import { Parking, keyOf } from '../readers/parking.js';
import type { Parked, WriteDatabase } from '../store/bookkeeping.js';
import type { Attempt, Attempts } from './attempts.js';
import type { Errand } from './errand.js';

export interface ReactionConsumerOptions {
  readonly reaction: Errand;
  readonly database: WriteDatabase;
  readonly attempts: Attempts;
  readonly clock: Clock;
}

/** Does what one reaction commands. A position is stored only behind an event whose commands were executed. */
export class ReactionConsumer implements LogConsumer {
  readonly name: string;
  readonly types: readonly string[];
  readonly #options: ReactionConsumerOptions;
  readonly #parking: Parking;
  readonly #bookmark: Bookmark;
  #held: ReadonlySet<string> = new Set();

  constructor(options: ReactionConsumerOptions) {
    this.name = options.reaction.name;
    this.types = [options.reaction.on];
    this.#options = options;
    this.#parking = new Parking(this.name, options.clock);
    this.#bookmark = new Bookmark(this.name);
  }

  async open(): Promise<Position> {
    const { database } = this.#options;
    this.#held = await this.#parking.keys(database);
    return this.#bookmark.position(database);
  }

  async handle({ events, position, reached }: Delivery): Promise<void> {
    for (const event of events) {
      const attempt = this.#held.has(keyOf(event)) ? 'done' : await this.#attempt(event);
      if (attempt === 'stopped') return;
      await this.#settle(event, attempt);
      reached(event.position);
    }
    await this.save(position);
    reached(position);
  }

  save(position: Position): Promise<void> {
    return this.#bookmark.moveTo(this.#options.database, position);
  }

  parked(key: string): Promise<Parked | undefined> {
    return this.#parking.find(this.#options.database, key);
  }

  async retry({ key }: Parked, heldBack: readonly RecordedEvent[]): Promise<void> {
    const { database } = this.#options;
    for (const event of heldBack) {
      const attempt = await this.#attempt(event);
      if (attempt === 'stopped') return;
      if (attempt !== 'done') return this.#parking.park(database, event, attempt.reason);
    }
    await this.#parking.release(database, key);
    this.#held = new Set([...this.#held].filter((held) => held !== key));
  }

  async #settle(event: RecordedEvent, attempt: Exclude<Attempt, 'stopped'>): Promise<void> {
    if (attempt === 'done') return this.save(event.position);
    await this.#options.database.transaction().execute(async (trx) => {
      await this.#parking.park(trx, event, attempt.reason);
      await this.#bookmark.moveTo(trx, event.position);
    });
    this.#held = new Set([...this.#held, keyOf(event)]);
  }

  #attempt(event: RecordedEvent): Promise<Attempt> {
    const { reaction, attempts } = this.#options;
    return attempts.make({ event, automation: reaction.name, commands: async () => (await reaction.react(event)).entries() });
  }
}
