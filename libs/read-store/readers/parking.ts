import type { Clock, RecordedEvent } from '@entente/kernel';
import type { Kysely } from 'kysely';
import type { Bookkeeping, Parked } from '../store/bookkeeping.js';
import { PARKED_COLUMNS } from '../store/bookkeeping.js';

type Connection = Kysely<Bookkeeping>;

/** What parks and is held back together: the events of one partnership, or of one stream when no partnership is named. */
export function keyOf({ data, stream }: RecordedEvent): string {
  const named = typeof data === 'object' && data !== null && 'partnershipId' in data ? data.partnershipId : undefined;
  return typeof named === 'string' ? named : stream;
}

/** The events that one reader could not handle. */
export class Parking {
  readonly #reader: string;
  readonly #clock: Clock;

  constructor(reader: string, clock: Clock) {
    this.#reader = reader;
    this.#clock = clock;
  }

  /** The keys whose events are held back. */
  async keys(db: Connection): Promise<ReadonlySet<string>> {
    const parked = await db.selectFrom('parked').select('key').where('reader', '=', this.#reader).execute();
    return new Set(parked.map(({ key }) => key));
  }

  async find(db: Connection, key: string): Promise<Parked | undefined> {
    return db.selectFrom('parked').select(PARKED_COLUMNS).where('reader', '=', this.#reader).where('key', '=', key).executeTakeFirst();
  }

  /** Parks the event's key; a key that is parked already now stands at this event. */
  async park(db: Connection, event: RecordedEvent, reason: string): Promise<void> {
    const at = { position: event.position, eventId: event.id, eventType: event.type, reason, parkedAt: this.#clock.now() };
    await db
      .insertInto('parked')
      .values({ reader: this.#reader, key: keyOf(event), ...at })
      .onConflict((conflict) => conflict.columns(['reader', 'key']).doUpdateSet(at))
      .execute();
  }

  async release(db: Connection, key: string): Promise<void> {
    await db.deleteFrom('parked').where('reader', '=', this.#reader).where('key', '=', key).execute();
  }

  /** All that this reader parked becomes another's, in place of what that one had parked. */
  async handOver(db: Connection, reader: string): Promise<void> {
    await db.deleteFrom('parked').where('reader', '=', reader).execute();
    await db.updateTable('parked').set({ reader }).where('reader', '=', this.#reader).execute();
  }

  async clear(db: Connection): Promise<void> {
    await db.deleteFrom('parked').where('reader', '=', this.#reader).execute();
  }
}
