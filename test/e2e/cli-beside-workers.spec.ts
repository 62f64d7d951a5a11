import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openEventStoreDb } from '@entente/event-store';
import { EventCatalogue, type EventStore, type Position } from '@entente/kernel';
import { ProjectionRunner, ReadStore, readModel } from '@entente/read-store';
import { recorded, requestCaptured } from '@entente/testing';
import { catalogued } from '../../apps/api/src/slices.js';
import { SystemClock } from '../../apps/api/src/system-clock.js';
import { projections } from '../../apps/cli/src/actions/projections.js';
import { timelineTable } from '../../libs/history/read/timeline.table.js';
import { storedAs } from '../../libs/read-store/tables/table-shape.js';
import { EventStoreDouble } from '../eventstoredb-double/event-store-double.js';
import { aServer, onPostgres, schemaOf } from '../postgres/on-postgres.js';
import { copyOfBuild } from './server/built-server.js';
import { BuiltWorker } from './server/built-worker.js';
import { CommandLine } from './server/command-line.js';

const LONG_MS = 30_000;
const READER = 'timeline';
const notes = { warn: () => undefined, error: () => undefined };

onPostgres(() => {
  const database = aServer();
  let double: EventStoreDouble;
  let build: ReturnType<typeof copyOfBuild>;
  let schema: string;
  let environment: Readonly<Record<string, string>>;
  let entente: CommandLine;
  let log: EventStore;
  let readStore: ReadStore;
  /** Keeps no reader: it knows only from others how far they have come. */
  let readers: ProjectionRunner;
  let worker: BuiltWorker;

  beforeAll(async () => {
    [double, build] = [await EventStoreDouble.start(), copyOfBuild()];
    const [connectionString, databaseUrl] = [double.connectionString, await database().emptySchema()];
    schema = schemaOf(databaseUrl);
    environment = { EVENTSTORE_URL: connectionString, DATABASE_URL: databaseUrl };
    worker = await BuiltWorker.start(build.folder, environment);
    entente = new CommandLine(build.folder, join(build.folder, 'unused'), environment);
    log = await openEventStoreDb({ connectionString, catalogue: new EventCatalogue(catalogued), notes });
    readStore = await ReadStore.open({ databaseUrl, notes });
    readers = new ProjectionRunner({ eventStore: log, readStore, projections, clock: new SystemClock(), log: notes });
  }, 120_000);
  afterAll(async () => {
    await readers.stop();
    await readStore.close();
    await log.close();
    expect(await worker.stop()).toBe(0);
    build.remove();
    await double.stop();
  });

  async function captured(partnershipId: string): Promise<Position> {
    const { data, metadata } = recorded(requestCaptured({ partnershipId }));
    const event = { id: randomUUID(), type: 'RequestCaptured', data, metadata: { ...metadata, schemaVersion: 2 } };
    return (await log.append(`inboundRequest-${partnershipId}`, 'none', [event])).position;
  }

  const timeline = () => readModel(readStore.database, timelineTable).select(['partnershipId', 'position']).orderBy('position').execute();

  it('rebuild takes a read model over from a worker, which goes on with it afterwards', async () => {
    const first = await captured('one');
    await readers.waitFor(first, LONG_MS);
    await database().run(`update "${schema}".${storedAs(timelineTable)} set "partnershipId" = 'another'`);
    const rebuilding = entente.run('rebuild timeline --json');
    const meanwhile: Position[] = [];
    for (let number = 0; number < 20; number += 1) meanwhile.push(await captured(`meanwhile-${number}`));
    expect(await rebuilding).toMatchObject({ code: 0, out: expect.stringContaining('"readModel":"timeline"') });
    const last = await captured('last');
    await readers.waitFor(last, LONG_MS);
    expect((await timeline()).map(({ position }) => position)).toEqual([first, ...meanwhile, last]);
    const scratch = await readers.rebuildUntil(READER, last);
    expect(await readers.digest(READER, last)).toBe(await scratch.digest());
    await scratch.close();
  }, 90_000);

  it('parked retry takes in what a worker held back, and the worker goes on behind it', async () => {
    const position = await captured('held');
    await readers.waitFor(position, LONG_MS);
    const parked = `'timeline', 'held', ${position}, '${randomUUID()}', 'RequestCaptured', 'For a test', '2020-02-11T09:14:07.000Z'`;
    await database().run(
      `delete from "${schema}".${storedAs(timelineTable)} where "partnershipId" = 'held'; insert into "${schema}".parked values (${parked})`,
    );
    expect(await entente.run('parked list')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^timeline {2}held {2}RequestCaptured at/),
    });
    expect(await entente.run('parked retry timeline held')).toMatchObject({ code: 0, out: 'held is free again for timeline\n' });
    expect(await readStore.parked()).toEqual([]);
    const next = await captured('next');
    await readers.waitFor(next, LONG_MS);
    expect((await timeline()).slice(-2)).toEqual([
      { partnershipId: 'held', position },
      { partnershipId: 'next', position: next },
    ]);
  }, 90_000);

  it('parked retry tells what there is nothing to be done about', async () => {
    const heard = await Promise.all(['nothing x', 'timeline x'].map((words) => entente.run(`parked retry ${words}`)));
    expect(heard).toMatchObject([
      { code: 2, talk: expect.stringContaining('No read model, automation or timer is called nothing') },
      { code: 66, talk: expect.stringContaining('Nothing of x is parked for timeline') },
    ]);
  }, 90_000);
});
