import type { Position, RecordedEvent, Winding } from '@entente/kernel';
import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import type { Bookkeeping, RunningClock } from '../store/bookkeeping.js';

type Connection = Kysely<Bookkeeping>;

/** What an event did to a clock. */
export interface Turn {
  readonly winding: Winding;
  readonly event: RecordedEvent;
}

/** Sets and stops clocks of one timer. */
export async function turnClocks(db: Connection, timer: string, turns: Iterable<Turn>): Promise<void> {
  for (const { winding, event } of turns) {
    const { partnershipId, key, dueAt } = winding;
    const set = { setBy: event.id, position: event.position, parkedAfter: null };
    if (dueAt === null) await ofTimer(db, timer, partnershipId).where('key', '=', key).execute();
    else
      await db
        .insertInto('timers')
        .values({ timer, partnershipId, key, dueAt, ...set })
        .onConflict((conflict) => conflict.columns(['timer', 'partnershipId', 'key']).doUpdateSet({ dueAt, ...set }))
        .execute();
  }
}

/** Of all clocks that may fire, the one that is due first; of those due at one moment, the one that was set first. */
export async function firstClock(db: Connection, timers: readonly string[]): Promise<RunningClock | undefined> {
  return timers.length === 0 ? undefined : firstToFire(db, timers).executeTakeFirst();
}

/** The first in the order in which clocks fire. */
export function firstToFire(db: Connection, timers: readonly string[]) {
  return (
    db
      .selectFrom('timers')
      .select(['timer', 'partnershipId', 'key', 'dueAt', 'setBy', 'position', 'parkedAfter'])
      // As an expression, so that the clocks are met in their order by the index, and not looked up by timer and sorted at each firing.
      .where(sql<string>`"timer" || ''`, 'in', timers)
      .where((clock) => clock.not(clock.exists(parkedWith(clock))))
      .orderBy('dueAt')
      .orderBy('position')
      .orderBy('timer')
      .orderBy('partnershipId')
      .orderBy('key')
      .limit(1)
  );
}

function parkedWith(clock: ExpressionBuilder<Bookkeeping, 'timers'>) {
  const parked = clock.selectFrom('parked').select('parked.key');
  return parked.whereRef('parked.reader', '=', 'timers.timer').whereRef('parked.key', '=', 'timers.partnershipId');
}

/** Removes a clock that has fired; one that was set anew meanwhile goes on. */
export async function removeClock(db: Connection, { timer, partnershipId, key, dueAt, setBy }: RunningClock): Promise<void> {
  await ofTimer(db, timer, partnershipId).where('key', '=', key).where('dueAt', '=', dueAt).where('setBy', '=', setBy).execute();
}

/** Notes how far the timer had read when the clock's command could not be done. */
export async function parkClock(db: Connection, { timer, partnershipId, key }: RunningClock, parkedAfter: Position): Promise<void> {
  await db
    .updateTable('timers')
    .set({ parkedAfter })
    .where('timer', '=', timer)
    .where('partnershipId', '=', partnershipId)
    .where('key', '=', key)
    .execute();
}

/** @returns how far the timer had read when a clock of the partnership was parked, 0 when none is; from now on none is */
export async function unparkClocks(db: Connection, timer: string, partnershipId: string): Promise<Position> {
  const ofPartnership = db.updateTable('timers').where('timer', '=', timer).where('partnershipId', '=', partnershipId);
  const parked = await db
    .selectFrom('timers')
    .select('parkedAfter')
    .where('timer', '=', timer)
    .where('partnershipId', '=', partnershipId)
    .where('parkedAfter', 'is not', null)
    .executeTakeFirst();
  await ofPartnership.set({ parkedAfter: null }).execute();
  return parked?.parkedAfter ?? 0;
}

function ofTimer(db: Connection, timer: string, partnershipId: string) {
  return db.deleteFrom('timers').where('timer', '=', timer).where('partnershipId', '=', partnershipId);
}
