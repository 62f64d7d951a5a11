import { ReadStore, ReadStoreFault, ReadStoreUnavailable, readModel } from '@entente/read-store';
import { pause } from '../../../libs/read-store/readers/pause.js';
import { aServer, onPostgres } from '../../postgres/on-postgres.js';
import { begun, board, boardTable, documented } from './partnership-board.js';
import { inSchemas } from './read-stores.js';
import { LONG_MS, worlds } from './world.js';

const DISCONNECTED = 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()';

onPostgres(() => {
  const server = aServer();
  const aWorld = worlds(inSchemas(server));
  const rows = (readStore: ReadStore) => readModel(readStore.database, boardTable).select('partnershipId').execute();

  it('goes on by itself once the database is back; questions meanwhile are told that it is away', async () => {
    const world = await aWorld();
    const runner = await world.projections({ projections: [board()], pause });
    await runner.waitFor(await world.append(begun('a')), LONG_MS);
    await server().kill();
    await expect(rows(world.readStore)).rejects.toThrow(ReadStoreUnavailable);
    const last = await world.append(begun('b'), documented('a'));
    await server().restart();
    await runner.waitFor(last, 2 * LONG_MS);
    expect(await rows(world.readStore)).toHaveLength(2);
    const scratch = await runner.rebuildUntil('board', last);
    expect(await runner.digest('board')).toBe(await scratch.digest());
    await scratch.close();
    expect(await world.readStore.parked()).toEqual([]);
  }, 30_000);

  it('takes back what was under way when its connections were cut, and works on others', async () => {
    const world = await aWorld();
    const { database, writer } = world.readStore;
    const cut = writer.transaction().execute(async (trx) => {
      await trx.insertInto('readers').values({ name: 'lost', position: 1 }).execute();
      await server().run(DISCONNECTED);
      await trx.insertInto('readers').values({ name: 'lost too', position: 1 }).execute();
    });
    await expect(cut).rejects.toThrow();
    await writer.insertInto('readers').values({ name: 'kept', position: 1 }).execute();
    expect(await database.selectFrom('readers').select('name').execute()).toEqual([{ name: 'kept' }]);
  });

  it('is waited for while it is away at the start, which is told', async () => {
    const databaseUrl = await server().emptySchema();
    await server().stopServing();
    const told: string[] = [];
    const first = Promise.withResolvers<undefined>();
    const warn = (line: string): void => {
      told.push(line);
      first.resolve(undefined);
    };
    const opening = ReadStore.open({ databaseUrl, notes: { warn } });
    await first.promise;
    await server().restart();
    await (await opening).close();
    expect(told[0]).toMatch(/^The database of the read models does not answer: \w+\. PostgreSQL at .*\/postgres is asked again in 50 ms$/);
  }, 30_000);

  it('that refuses who asks is not waited for, and its password is told nobody', async () => {
    const databaseUrl = (await server().emptySchema()).replace('entente@', 'nobody:secret@');
    const opened = ReadStore.open({ databaseUrl, notes: { warn: fail } });
    await expect(opened).rejects.toThrow(ReadStoreFault);
    await expect(opened).rejects.toThrow(/^The read models in PostgreSQL at (?!.*secret).*: error: role "nobody" does not exist$/);
  });

  it('swaps tables when nobody reads them for long: whoever asks meanwhile is answered', async () => {
    const world = await aWorld();
    const runner = await world.projections({ projections: [board()] });
    await runner.waitFor(await world.append(begun('a'), begun('b')), LONG_MS);
    const { readStore } = world;
    const [reading, read] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const long = readStore.database.transaction().execute(async (trx) => {
      await readModel(trx, boardTable).select('since').execute();
      reading.resolve(undefined);
      await read.promise;
    });
    await reading.promise;
    const isRebuilt = { now: false };
    const rebuilt = runner.rebuild('board').finally(() => (isRebuilt.now = true));
    for (let question = 0; question < 100; question += 1) expect(await rows(readStore)).toHaveLength(2);
    expect(isRebuilt.now).toBe(false);
    read.resolve(undefined);
    await Promise.all([long, rebuilt]);
    expect(await rows(readStore)).toHaveLength(2);
  }, 30_000);
});

function fail(line: string): never {
  throw new Error(line);
}
