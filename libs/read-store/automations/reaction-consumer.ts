import type { Clock, Position, RecordedEvent } from '@entente/kernel';
import { Bookmark } from '../readers/bookmark.js';
import { Lanes } from './lanes.js';
import type { Delivery, LogConsumer } from '../readers/log-consumer.js';
import { Parking, keyOf } from '../readers/parking.js';
import { standAt } from '../readers/stand.js';
import type { Stand } from '../readers/stand.js';
import type { Parked, WriteDatabase } from '../store/bookkeeping.js';
import type { Write } from '../tenures/tenure.js';
import type { Attempt, Attempts } from './attempts.js';
import type { Errand } from './errand.js';
import { Stride } from './stride.js';

/** So many keys at a time: their appends share flushes, and one that waits for its next attempt does not hold up the others. */
const LANES = new Lanes(16);

export interface ReactionConsumerOptions {
  readonly reaction: Errand;
  readonly database: WriteDatabase;
  readonly write: Write;
  readonly attempts: Attempts;
  readonly clock: Clock;
}

/** Does what one reaction commands, in order for each key. A position is stored only behind events whose commands were executed. */
export class ReactionConsumer implements LogConsumer {
  readonly name: string;
  readonly types: readonly string[];
  readonly #options: ReactionConsumerOptions;
  readonly #parking: Parking;
  readonly #bookmark: Bookmark;
  #held: ReadonlySet<string> = new Set();
  #stored: Position = 0;

  constructor(options: ReactionConsumerOptions) {
    this.name = options.reaction.name;
    this.types = [options.reaction.on];
    this.#options = options;
    this.#parking = new Parking(this.name, options.clock);
    this.#bookmark = new Bookmark(this.name);
  }

  async open(): Promise<Position> {
    const { database } = this.#options;
    this.#stored = await this.#bookmark.position(database);
    this.#held = await this.#parking.keys(database);
    return this.#stored;
  }

  async handle({ events, reached }: Delivery): Promise<void> {
    const stride = new Stride(events, (done) => this.#save(done, reached));
    await LANES.run(Map.groupBy(events, keyOf).values(), async (event) => {
      const isSettled = await this.#settle(event);
      if (isSettled) stride.done(event);
      return isSettled;
    });
    await stride.settled();
  }

  async save(stand: Stand): Promise<void> {
    await this.#options.write((trx) => this.#bookmark.move(trx, this.#stored, stand));
    this.#stored = stand.position;
  }

  parked(key: string): Promise<Parked | undefined> {
    return this.#parking.find(this.#options.database, key);
  }

  async retry({ key }: Parked, heldBack: readonly RecordedEvent[]): Promise<void> {
    const { write } = this.#options;
    for (const event of heldBack) {
      const attempt = await this.#attempt(event);
      if (attempt === 'stopped') return;
      if (attempt !== 'done') return write((trx) => this.#parking.park(trx, event, attempt.reason));
    }
    await write((trx) => this.#parking.release(trx, key));
    this.#held = new Set([...this.#held].filter((held) => held !== key));
  }

  /** @returns false at a stop: the event comes again */
  async #settle(event: RecordedEvent): Promise<boolean> {
    const attempt = this.#held.has(keyOf(event)) ? 'done' : await this.#attempt(event);
    if (attempt === 'stopped') return false;
    if (attempt !== 'done') await this.#park(event, attempt.reason);
    return true;
  }

  /** A key that is parked before the position is stored is held back when its event comes again. */
  async #park(event: RecordedEvent, reason: string): Promise<void> {
    await this.#options.write((trx) => this.#parking.park(trx, event, reason));
    this.#held = new Set([...this.#held, keyOf(event)]);
  }

  async #save(event: RecordedEvent, reached: Delivery['reached']): Promise<void> {
    await this.save(standAt(event));
    reached(event.position);
  }

  #attempt(event: RecordedEvent): Promise<Attempt> {
    const { reaction, attempts } = this.#options;
    return attempts.make({ event, automation: reaction.name, commands: async () => (await reaction.react(event)).entries() });
  }
}
