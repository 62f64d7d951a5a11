import type { Position } from '@entente/kernel';
import type { Kysely } from 'kysely';
import type { Bookkeeping } from '../store/bookkeeping.js';
import { OutOfStep } from './out-of-step.js';
import type { Stand } from './stand.js';

type Connection = Kysely<Bookkeeping>;

/** Up to where one reader has handled the log. */
export class Bookmark {
  constructor(private readonly reader: string) {}

  async position(db: Connection): Promise<Position> {
    const stored = await db.selectFrom('readers').select('position').where('name', '=', this.reader).executeTakeFirst();
    return stored?.position ?? 0;
  }

  /** @throws OutOfStep when it does not stand where it is moved from */
  async move(db: Connection, from: Position, { position, mark }: Stand): Promise<void> {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('readers')
      .values({ name: this.reader, position, mark })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ position, mark }).where('readers.position', '=', from))
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n) throw new OutOfStep(this.reader, from);
  }
}
