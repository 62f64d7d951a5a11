import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, sql, type SqliteStatement } from 'kysely';
import { SharedCommitDialect } from './shared-commit-dialect.js';
import { SqliteConnection } from './sqlite-connection.js';

interface Tables {
  readonly notes: { readonly name: string };
}

/** Counts commits, and lets them fail where it is told to, as a full disk does. */
class Watched extends SqliteConnection {
  commits = 0;
  failing = 0;

  override prepare(statement: string): SqliteStatement {
    if (statement !== 'commit') return super.prepare(statement);
    if (this.failing > 0) {
      this.failing -= 1;
      throw new Error('The disk is full');
    }
    this.commits += 1;
    return super.prepare(statement);
  }
}

const LIMITS = { most: 8, forMs: 60_000 };

describe('Transactions that share a commit', () => {
  let folder: string;
  let connection: Watched;
  let db: Kysely<Tables>;
  let others: Database.Database;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entente-shared-commit-'));
    const path = join(folder, 'notes.db');
    const database = new Database(path);
    database.pragma('journal_mode = WAL');
    database.exec('CREATE TABLE notes (name TEXT PRIMARY KEY)');
    connection = new Watched(database);
    db = new Kysely<Tables>({ dialect: new SharedCommitDialect({ database: connection }, LIMITS) });
    others = new Database(path, { readonly: true });
  });

  afterEach(async () => {
    await db.destroy();
    others.close();
    await rm(folder, { recursive: true });
  });

  const seen = (): readonly unknown[] => others.prepare('SELECT name FROM notes ORDER BY name').pluck().all();
  const noted = (name: string): Promise<readonly unknown[]> =>
    db
      .transaction()
      .execute((trx) => trx.insertInto('notes').values({ name }).execute())
      .then(seen);
  const refused = (name: string): Promise<unknown> =>
    db.transaction().execute(async (trx) => {
      await trx.insertInto('notes').values({ name }).execute();
      throw new Error(`No ${name}`);
    });
  const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `note-${100 + index}`);

  it('are seen by others as soon as each of them has ended, and not before', async () => {
    const views = await Promise.all(names(20).map(noted));
    for (const [index, view] of views.entries()) expect(view).toContain(names(20)[index]);
    expect(connection.commits).toBe(3);
  });

  it('take back what one of them wrote that failed, and nothing of the others', async () => {
    const [, second] = await Promise.allSettled([noted('a'), refused('b'), noted('c')]);
    expect(second).toMatchObject({ status: 'rejected', reason: new Error('No b') });
    expect(seen()).toEqual(['a', 'c']);
  });

  it('go on after one that broke a constraint', async () => {
    await noted('a');
    const [again, next] = await Promise.allSettled([noted('a'), noted('b')]);
    expect(again.status).toBe('rejected');
    expect(next).toMatchObject({ status: 'fulfilled', value: ['a', 'b'] });
  });

  it('have all failed when the commit failed, and can all be done again', async () => {
    connection.failing = 1;
    const ends = await Promise.allSettled(['a', 'b'].map(noted));
    expect(ends).toMatchObject([{ reason: new Error('The disk is full') }, { reason: new Error('The disk is full') }]);
    expect(seen()).toEqual([]);
    await Promise.all(['a', 'b'].map(noted));
    expect(seen()).toEqual(['a', 'b']);
  });

  it('have all failed when SQLite took back everything by itself', async () => {
    const lost = (): Promise<unknown> =>
      db.transaction().execute((trx) => sql`rollback`.execute(trx).then(() => Promise.reject(new Error('It broke'))));
    const ends = await Promise.allSettled([noted('a'), lost(), noted('b')]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(seen()).toEqual(['b']);
  });

  it('share it with statements that write by themselves', async () => {
    const alone = (name: string): Promise<readonly unknown[]> => db.insertInto('notes').values({ name }).execute().then(seen);
    const views = await Promise.all([noted('a'), alone('b'), alone('c'), noted('d')]);
    for (const view of views) expect(view).toEqual(['a', 'b', 'c', 'd']);
    expect(connection.commits).toBe(1);
  });

  it('go on after a statement by itself that broke a constraint', async () => {
    const alone = db.insertInto('notes').values([{ name: 'b' }, { name: 'b' }]);
    const [first, broken, last] = await Promise.allSettled([noted('a'), alone.execute(), noted('c')]);
    expect([first.status, broken.status, last.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(seen()).toEqual(['a', 'c']);
  });

  it('are committed before anything is read through the same connection', async () => {
    const first = noted('a');
    const read = db.selectFrom('notes').selectAll().execute();
    expect(await read).toEqual([{ name: 'a' }]);
    expect(connection.commits).toBe(1);
    await first;
  });

  it('share with none behind them when they change the schema', async () => {
    const changed = db.transaction().execute((trx) => sql`alter table notes add column size integer`.execute(trx));
    const after = noted('a');
    await Promise.all([changed, after]);
    expect(connection.commits).toBe(2);
  });
});
