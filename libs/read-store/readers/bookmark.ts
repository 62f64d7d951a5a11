import type { Position } from '@entente/kernel';
import type { Kysely } from 'kysely';
import type { Bookkeeping } from '../store/bookkeeping.js';

type Connection = Kysely<Bookkeeping>;

/** Up to where one reader has handled the log. */
export class Bookmark {
  constructor(private readonly reader: string) {}

  async position(db: Connection): Promise<Position> {
    const stored = await db.selectFrom('readers').select('position').where('name', '=', this.reader).executeTakeFirst();
    return stored?.position ?? 0;
  }

  async moveTo(db: Connection, position: Position): Promise<void> {
    await db
      .insertInto('readers')
      .values({ name: this.reader, position })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ position }))
      .execute();
  }
}
