import type { Position } from '@entente/kernel';
import { ReadStore, ReadStoreUnavailable, readModel } from '@entente/read-store';
import type { Projection } from '@entente/read-store';
import { sql } from 'kysely';
import { aServer, onPostgres } from '../../postgres/on-postgres.js';
import { begun, boardTable, catalogue } from './partnership-board.js';
import { PatientEventStore } from './patient-event-store.js';
import { EARLIER, LATER, Process, until } from './process.js';
import type { OnRebuild } from './process.js';
import { World, clock } from './world.js';

onPostgres(() => {
  const server = aServer();
  const running = new Set<Process>();
  let log: PatientEventStore;
  let databaseUrl: string;

  beforeEach(async () => {
    log = new PatientEventStore({ clock, catalogue });
    databaseUrl = await server().emptySchema();
  });
  afterEach(async () => {
    for (const process of running) await process.end();
    running.clear();
  });

  async function aProcess(projections: readonly Projection[], onRebuild?: OnRebuild): Promise<Process> {
    const process = new Process(await ReadStore.open({ databaseUrl, notes: { warn: () => undefined } }), log, projections, onRebuild);
    running.add(process);
    return process;
  }

  async function aWorker(projections: readonly Projection[], onRebuild?: OnRebuild): Promise<Process> {
    const worker = await aProcess(projections, onRebuild);
    await worker.runners.start();
    return worker;
  }

  async function aReplica(projections: readonly Projection[]): Promise<Process> {
    const replica = await aProcess(projections);
    await replica.runners.watch();
    return replica;
  }

  async function ends(process: Process): Promise<void> {
    running.delete(process);
    await process.end();
  }

  const happens = (partnershipId: string): Promise<Position> =>
    new World(log, [...running][0]?.readStore ?? none()).append(begun(partnershipId));
  /** Counts the tables that have served as the board. */
  const tables = async ({ readStore: { database } }: Process): Promise<number | undefined> =>
    (await database.selectFrom('projections').select('generation').where('name', '=', 'board').executeTakeFirst())?.generation;

  it('goes one way: a later version takes over what an earlier one keeps, which stands by from then on, says so, and builds nothing back', async () => {
    const earlier = await aWorker(EARLIER);
    await earlier.reaches(await happens('a'));
    const later = await aWorker(LATER);
    await until(() => later.runners.areFit && earlier.farewells > 0);
    const sharing = sql`select id from workers where seeks`;
    await until(async () => (await sharing.execute(later.readStore.writer)).rows.length === 1);
    const built = await tables(later);
    const last = await happens('b');
    await Promise.all([later.reaches(last), earlier.reaches(last)]);
    await earlier.runners.watch();
    expect(await later.askAsLater()).toHaveLength(2);
    expect({ tables: await tables(later), farewells: earlier.farewells, isFit: earlier.runners.areFit }).toEqual({
      ...{ tables: built, farewells: 1, isFit: false },
    });
  }, 60_000);

  it('is stopped in the midst of a build, which is given up at once however long it would take', async () => {
    const earlier = await aWorker(EARLIER);
    await earlier.reaches(await happens('a'));
    const later = await aProcess(LATER);
    const building = log.nextBuild();
    await later.runners.watch();
    const started = later.runners.start();
    await building;
    await ends(later);
    await started;
    expect(await tables(earlier)).toBe(1);
  }, 30_000);

  it('never answers by rows of another shape: a replica finds its own table or none, and is not ready before or after', async () => {
    const [ofEarlier, ofLater] = [await aReplica(EARLIER), await aReplica(LATER)];
    expect([ofEarlier.runners.areFit, ofLater.runners.areFit]).toEqual([false, false]);
    const earlier = await aWorker(EARLIER);
    await earlier.reaches(await happens('a'));
    for (const replica of [ofEarlier, ofLater]) await replica.runners.watch();
    expect([ofEarlier.runners.areFit, ofLater.runners.areFit]).toEqual([true, false]);
    expect(await ofEarlier.askAsEarlier()).toHaveLength(1);
    await expect(ofLater.askAsLater()).rejects.toThrow(ReadStoreUnavailable);

    const later = await aWorker(LATER);
    await until(() => later.runners.areFit);
    await expect(ofEarlier.askAsEarlier()).rejects.toThrow('do not stand in the form that this version of the service asks for');
    expect(await ofLater.askAsLater()).toHaveLength(1);
    for (const replica of [ofEarlier, ofLater]) await replica.runners.watch();
    expect([ofEarlier.runners.areFit, ofLater.runners.areFit]).toEqual([false, true]);
  }, 60_000);

  it('is built once by two workers of the later version that start at the same time', async () => {
    const earlier = await aWorker(EARLIER);
    await earlier.reaches(await happens('a'));
    const built: string[] = [];
    const note: OnRebuild = ({ projection: name, serving }) => void built.push(...(serving ? [name] : []));
    const workers = await Promise.all([aWorker(LATER, note), aWorker(LATER, note)]);
    await until(() => workers.every(({ runners }) => runners.areFit) && earlier.farewells > 0);
    const last = await happens('b');
    await Promise.all(workers.map((worker) => worker.reaches(last)));
    for (const { runners } of workers) await runners.watch();
    expect({ built, rows: await workers[0].askAsLater() }).toEqual({
      built: ['board'],
      rows: [{ partnershipId: 'a' }, { partnershipId: 'b' }],
    });
  }, 60_000);

  it('is left to whoever of the later version has begun to build it, however long that takes', async () => {
    const earlier = await aWorker(EARLIER);
    await earlier.reaches(await happens('a'));
    const [reading, read] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
    const long = earlier.readStore.database.transaction().execute(async (trx) => {
      await readModel(trx, boardTable).select('since').execute();
      reading.resolve(undefined);
      await read.promise;
    });
    await reading.promise;
    const [builder, peer] = [await aWorker(LATER), await aProcess(LATER)];
    try {
      await until(async () => (await peer.runners.projections.outlook()).earlier.length === 0);
      expect(await peer.runners.projections.outlook()).toMatchObject({ unfit: ['board'] });
    } finally {
      read.resolve(undefined);
      await long;
    }
    await until(() => builder.runners.areFit);
  }, 60_000);

  it('goes back by an operator’s word alone: an earlier version that starts again stands by until it is asked to rebuild', async () => {
    const first = await aWorker(EARLIER);
    await first.reaches(await happens('a'));
    await ends(first);
    const later = await aWorker(LATER);
    await later.reaches(await log.head());
    await ends(later);

    const back = await aWorker(EARLIER);
    expect({ farewells: back.farewells, isFit: back.runners.areFit }).toEqual({ farewells: 1, isFit: false });
    await back.runners.projections.rebuild('board');
    const last = await happens('b');
    await back.reaches(last);
    await back.runners.watch();
    expect(await back.askAsEarlier()).toHaveLength(2);
    expect(back.runners.areFit).toBe(true);

    const again = await aWorker(LATER);
    await until(() => again.runners.areFit && back.farewells === 2);
    expect(await again.askAsLater()).toHaveLength(2);
  }, 60_000);

  it('leaves the earlier version at work as long as the later one fails to build', async () => {
    const earlier = await aWorker(EARLIER);
    await earlier.reaches(await happens('a'));
    const failed = Promise.withResolvers<undefined>();
    const later = await aProcess(LATER, () => {
      failed.resolve(undefined);
      throw new Error('cut off');
    });
    await later.runners.start();
    await failed.promise;
    await ends(later);
    await earlier.reaches(await happens('b'));
    expect({ farewells: earlier.farewells, rows: await earlier.askAsEarlier() }).toMatchObject({ farewells: 0, rows: [{}, {}] });
  }, 60_000);
});

function none(): never {
  throw new Error('There is none');
}
