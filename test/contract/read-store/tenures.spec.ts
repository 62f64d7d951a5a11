import { InMemoryEventStore } from '../../../libs/event-store/in-memory/in-memory-event-store.js';
import { ReadStore } from '@entente/read-store';
import { sql } from 'kysely';
import { aServer, onPostgres } from '../../postgres/on-postgres.js';
import { begun, board, catalogue } from './partnership-board.js';
import { LONG_MS, World, clock } from './world.js';

const READER = 'reader';
const notes = { warn: () => undefined };
/** Whoever connects as this dies when its sessions are ended. */
const MORTAL = 'create role mortal superuser login';
const DIES = ['alter role mortal nologin', `select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'mortal'`];

onPostgres(() => {
  const server = aServer();
  let databaseUrl: string;
  let stores: readonly [ReadStore, ReadStore];

  beforeEach(async () => {
    databaseUrl = await server().emptySchema();
    stores = [await ReadStore.open({ databaseUrl, notes }), await ReadStore.open({ databaseUrl, notes })];
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
  });

  const keeper = { begin: () => Promise.resolve(), end: () => Promise.resolve() };
  const tenureIn = ({ tenures }: ReadStore) => tenures.of(READER, keeper);
  const stored = ({ database }: ReadStore) => database.selectFrom('readers').select(['name', 'position']).execute();

  it('is one process’s at a time, and another’s as soon as that one leaves it', async () => {
    const [one, other] = [tenureIn(stores[0]), tenureIn(stores[1])];
    await one.seek();
    await other.seek();
    expect([one.isOurs, other.isOurs]).toEqual([true, false]);
    await one.leave();
    await other.seek();
    expect([one.isOurs, other.isOurs]).toEqual([false, true]);
  });

  it('lets nothing be written by whoever was taken over and does not know it yet', async () => {
    const [one, other] = [tenureIn(stores[0]), tenureIn(stores[1])];
    await one.seek();
    await other.holding(async () => {
      expect(one.isOurs).toBe(true);
      const written = one.write((trx) => trx.insertInto('readers').values({ name: READER, position: 1 }).execute());
      await expect(written).rejects.toThrow('Another process keeps reader now');
      expect(one.isOurs).toBe(false);
    });
    expect(await stored(stores[0])).toEqual([]);
  });

  it('is not taken for left behind while a process that seeks none does a work with it, and is free again behind that', async () => {
    const [one, other] = [tenureIn(stores[0]), tenureIn(stores[1])];
    await one.seek();
    await other.holding(async () => {
      await one.seek();
      await one.seek();
      expect([one.isOurs, other.isOurs]).toEqual([false, true]);
    });
    await one.seek();
    expect([one.isOurs, other.isOurs]).toEqual([true, false]);
  });

  it('is another’s at once when its process dies, however short a time ago that was seen', async () => {
    await server().run(MORTAL);
    const dying = await ReadStore.open({ databaseUrl: databaseUrl.replace('entente@', 'mortal@'), notes });
    const [one, other] = [tenureIn(dying), tenureIn(stores[0])];
    await one.seek();
    await sql`update workers set "seenAt" = "seenAt" + 3600000`.execute(stores[0].writer);
    await other.seek();
    expect([one.isOurs, other.isOurs]).toEqual([true, false]);
    for (const step of DIES) await server().run(step);
    await other.seek();
    expect(other.isOurs).toBe(true);
    await dying.close();
  });

  it('is left to others when its process was given it without hearing of it', async () => {
    const [one, other] = [tenureIn(stores[0]), tenureIn(stores[1])];
    await one.seek();
    await sql`update tenures set epoch = epoch + 1`.execute(stores[0].writer);
    await one.leave();
    await stores[0].tenures.of('another', keeper).seek();
    await other.seek();
    expect(other.isOurs).toBe(true);
  });

  it('is asked for in one session of its process, whoever asks at the same time', async () => {
    const store = await ReadStore.open({ databaseUrl: `${databaseUrl}&application_name=asking`, notes });
    const tenures = ['one', 'two', 'three'].map((name) => store.tenures.of(name, keeper));
    await Promise.all(tenures.map((tenure) => tenure.holding(() => Promise.resolve())));
    const locks = sql`select from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory' and application_name = 'asking'`;
    expect((await locks.execute(store.writer)).rows).toHaveLength(1);
    await store.close();
  });

  it('begins once, however many works ask for it at once', async () => {
    const done: string[] = [];
    const note = (word: string) => () => Promise.resolve(void done.push(word));
    const tenure = stores[0].tenures.of(READER, { begin: note('begins'), end: note('ends') });
    await Promise.all(['one', 'two', 'three'].map((work) => tenure.holding(note(work))));
    expect([done.at(0), done.at(-1)]).toEqual(['begins', 'ends']);
    expect(done.slice(1, -1).sort()).toEqual(['one', 'three', 'two']);
  });

  it('that a long transaction still writes to does not keep its process from all others when its session is lost', async () => {
    const one = tenureIn(stores[0]);
    await one.seek();
    const another = stores[0].tenures.of('another', keeper);
    await one.write(async (trx) => {
      await sql`select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory'`.execute(trx);
      await another.seek();
      await another.seek();
      expect(another.isOurs).toBe(true);
    });
  });

  it('is not taken over in the midst of a transaction', async () => {
    const [one, other] = [tenureIn(stores[0]), tenureIn(stores[1])];
    await one.seek();
    const takeable = stores[1].writer.selectFrom('tenures').select('name').forUpdate().skipLocked();
    const taken = await one.write(async (trx) => {
      await trx.insertInto('readers').values({ name: READER, position: 1 }).execute();
      expect(await takeable.execute()).toEqual([]);
      return { by: other.holding(() => stored(stores[1])) };
    });
    expect(await taken.by).toEqual([{ name: READER, position: 1 }]);
    expect(await takeable.execute()).toEqual([{ name: READER }]);
  });

  it('lets a read model that was set back be read on from where it stands, and those that do not keep it hear of it', async () => {
    const log = new InMemoryEventStore({ clock, catalogue });
    const [keeping, following] = [new World(log, stores[0]), new World(log, stores[1])];
    const runner = await keeping.projections({ projections: [board()] });
    const follower = following.unstartedProjections({ projections: [board()] });
    const first = await keeping.append(begun('one'));
    await follower.waitFor(first, LONG_MS);
    await stores[0].writer.updateTable('projections').set({ position: 0 }).execute();
    const last = await keeping.append(begun('two'));
    await follower.waitFor(last, LONG_MS);
    const scratch = await follower.rebuildUntil('board', last);
    expect(await follower.digest('board', last)).toBe(await scratch.digest());
    expect(keeping.logged).toContainEqual(expect.stringContaining('does not stand there any more'));
    await scratch.close();
    await runner.stop();
  });
});
