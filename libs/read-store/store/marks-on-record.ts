import type { Stand } from '../readers/stand.js';
import type { WriteDatabase } from './bookkeeping.js';

const THE_ONE = 1;

/** Where all readers stand that have come anywhere, the farthest first. */
export async function standsIn(db: WriteDatabase): Promise<readonly Stand[]> {
  const projections = db.selectFrom('projections').select(['position', 'mark']).where('position', '>', 0);
  const readers = db.selectFrom('readers').select(['position', 'mark']).where('position', '>', 0);
  return projections.union(readers).orderBy('position', 'desc').execute();
}

/** The mark of the event that the log begins with; undefined when nobody has written it down. */
export async function originIn(db: WriteDatabase): Promise<string | undefined> {
  return (await db.selectFrom('origin').select('mark').executeTakeFirst())?.mark;
}

/** @returns what is on record now: another process may have been first */
export async function writeOrigin(db: WriteDatabase, mark: string): Promise<string | undefined> {
  await db
    .insertInto('origin')
    .values({ number: THE_ONE, mark })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return originIn(db);
}
