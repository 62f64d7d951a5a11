import type { Clock, Position, RecordedEvent, Timer } from '@entente/kernel';
import { Bookmark } from '../readers/bookmark.js';
import type { Delivery, LogConsumer } from '../readers/log-consumer.js';
import { Parking, keyOf } from '../readers/parking.js';
import { reasonOf } from '../readers/pause.js';
import type { Stand } from '../readers/stand.js';
import type { Parked, RunningClock, WriteDatabase, WriteTransaction } from '../store/bookkeeping.js';
import type { Write } from '../tenures/tenure.js';
import type { Turn } from './clocks.js';
import { parkClock, turnClocks, unparkClocks } from './clocks.js';

export interface TimerConsumerOptions {
  readonly timer: Timer;
  readonly database: WriteDatabase;
  readonly write: Write;
  readonly clock: Clock;
  /** Told when clocks may have changed. */
  readonly onWound: () => void;
}

interface Asked {
  readonly event: RecordedEvent;
  readonly windings: readonly Turn['winding'][];
  readonly fault?: string;
}

/** Winds one timer's clocks: clocks, parked events and position change in one transaction. */
export class TimerConsumer implements LogConsumer {
  readonly name: string;
  readonly types: readonly string[];
  readonly timer: Timer;
  readonly #options: TimerConsumerOptions;
  readonly #parking: Parking;
  readonly #bookmark: Bookmark;
  #held: ReadonlySet<string> = new Set();
  #stored: Position = 0;

  constructor(options: TimerConsumerOptions) {
    this.timer = options.timer;
    this.name = this.timer.name;
    this.types = this.timer.on;
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

  async handle({ events, stand, reached }: Delivery): Promise<void> {
    const told = events.map((event) => this.#asked(event));
    this.#held = await this.#options.write(async (trx) => {
      const held = await this.#wind(trx, told, this.#held);
      await this.#bookmark.move(trx, this.#stored, stand);
      return held;
    });
    this.#stored = stand.position;
    reached(stand.position);
    this.#options.onWound();
  }

  async save(stand: Stand): Promise<void> {
    await this.#options.write((trx) => this.#bookmark.move(trx, this.#stored, stand));
    this.#stored = stand.position;
  }

  parked(key: string): Promise<Parked | undefined> {
    return this.#parking.find(this.#options.database, key);
  }

  /** What was held back is wound; a clock that is due then fires at the next round. */
  async retry({ key }: Parked, heldBack: readonly RecordedEvent[]): Promise<void> {
    const told = heldBack.map((event) => this.#asked(event));
    this.#held = await this.#options.write(async (trx) => {
      const wound = await unparkClocks(trx, this.name, key);
      await this.#parking.release(trx, key);
      const others = new Set([...this.#held].filter((held) => held !== key));
      return this.#wind(
        trx,
        told.filter(({ event }) => event.position > wound),
        others,
      );
    });
  }

  /** Parks a clock whose command could not be done: from now on the partnership's clocks stand, and its events are held back. */
  async park(clock: RunningClock, event: RecordedEvent, { reason, after }: { reason: string; after: Position }): Promise<void> {
    await this.#options.write(async (trx) => {
      await this.#parking.park(trx, event, reason);
      await parkClock(trx, clock, after);
    });
    this.#held = new Set([...this.#held, clock.partnershipId]);
  }

  /** What the timer says to an event, by which no transaction is kept open. */
  #asked(event: RecordedEvent): Asked {
    try {
      return { event, windings: [...this.timer.wind(event)] };
    } catch (fault) {
      return { event, windings: [], fault: reasonOf(fault) };
    }
  }

  /** @returns the keys that are held back from now on */
  async #wind(trx: WriteTransaction, all: readonly Asked[], before: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const held = new Set(before);
    const turns = new Map<string, Turn>();
    for (const { event, windings, fault } of all) {
      if (held.has(keyOf(event))) continue;
      for (const winding of windings) turns.set(`${winding.partnershipId} ${winding.key}`, { winding, event });
      if (fault === undefined) continue;
      await this.#parking.park(trx, event, fault);
      held.add(keyOf(event));
    }
    await turnClocks(trx, this.name, turns.values());
    return held;
  }
}
