import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyLog, openAsWritten, openEventStoreDb, openToTake } from '@entente/event-store';
import { EventCatalogue, type EventStore, type NewEvent } from '@entente/kernel';
import { ReadStore } from '@entente/read-store';
import { partnershipEnded, recorded } from '@entente/testing';
import { z } from 'zod';
import { playDemo } from '../../apps/api/src/demo/demo.js';
import { catalogued } from '../../apps/api/src/slices.js';
import { LogOfDemo } from '../../apps/api/test/log-of-demo.js';
import { partnershipsTable } from '../../libs/lifecycle/partnership/read/partnerships.table.js';
import { storedAs } from '../../libs/read-store/tables/table-shape.js';
import { EventStoreDouble } from '../eventstoredb-double/event-store-double.js';
import { freePort } from '../eventstoredb-double/free-port.js';
import { aServer, onPostgres, schemaOf } from '../postgres/on-postgres.js';
import { copyOfBuild } from './server/built-server.js';
import { CommandLine } from './server/command-line.js';

/** Asked of the log in the folder and of its copy on a server. */
const ALIKE = [
  'history mattermost --as-of 2020-07-01T00:00:00Z',
  'replay mattermost --json',
  'what-if handbook-2022 --json --from 2020-07-01',
];
const PASSWORD = 's3cret';
const Line = z.looseObject({ position: z.number(), id: z.string() });
const Finding = z.object({ part: z.string(), place: z.string(), found: z.string(), advice: z.string() });

/** Places are each log's own; all else that is said is not. */
function withoutPlaces(said: string): string {
  return said.replaceAll(/"position":\d+|^ *\d+(?= {2})/gm, 'here');
}

function anEnd(partnershipId: string): NewEvent {
  const { data, metadata } = recorded(partnershipEnded('For a test'));
  return { id: randomUUID(), type: 'PartnershipEnded', data: { ...data, partnershipId }, metadata };
}

async function openOn(double: EventStoreDouble): Promise<EventStore> {
  const notes = { warn: () => undefined };
  return openEventStoreDb({ connectionString: double.connectionString, catalogue: new EventCatalogue(catalogued), notes });
}

onPostgres(() => {
  const database = aServer();
  const folder = new LogOfDemo();
  const unused = join(folder.folder, 'unused');
  let double: EventStoreDouble;
  let another: EventStoreDouble;
  let databaseUrl: string;
  let build: ReturnType<typeof copyOfBuild>;
  let inFolder: CommandLine;
  let onServers: CommandLine;

  beforeAll(async () => {
    [double, another, databaseUrl] = await Promise.all([EventStoreDouble.start(), EventStoreDouble.start(), database().emptySchema()]);
    build = copyOfBuild();
    await playDemo(folder.folder);
    const [from, to] = [await openAsWritten(folder.folder), await openToTake(double.connectionString)];
    await copyLog({ from, to, onProgress: () => undefined });
    await Promise.all([from.close(), to.close()]);
    inFolder = new CommandLine(build.folder, folder.folder);
    const connectionString = double.connectionString.replace('//', `//ana:${PASSWORD}@`);
    onServers = new CommandLine(build.folder, unused, { EVENTSTORE_URL: connectionString, DATABASE_URL: databaseUrl });
  }, 120_000);
  afterAll(async () => {
    build.remove();
    folder.remove();
    await Promise.all([double.stop(), another.stop()]);
  });

  it('history, replay and what-if tell the same of a log in a folder and of its copy on a server', async () => {
    for (const words of ALIKE) {
      const [here, there] = await Promise.all([inFolder.run(words), onServers.run(words)]);
      expect(here.out.split('\n').length).toBeGreaterThan(3);
      expect({ words, ...there, out: withoutPlaces(there.out) }).toEqual({ words, ...here, out: withoutPlaces(here.out) });
    }
  }, 90_000);

  it('tail is given what is written meanwhile, and Ctrl-C ends it cleanly', async () => {
    const log = await openOn(another);
    const tail = onServers.follow('tail --after 0 --json --partnership tailed', { EVENTSTORE_URL: another.connectionString });
    for (let round = 0; round < 3; round += 1) {
      const event = anEnd('tailed');
      const { position } = await log.append(`partnership-tailed${round}`, 'none', [event]);
      expect(Line.parse(JSON.parse(await tail.next()))).toMatchObject({ position, id: event.id });
    }
    expect(await tail.interrupt()).toBe(0);
    await log.close();
  }, 60_000);

  it('doctor names an event that this version cannot read, exit code 65', async () => {
    const log = await openOn(another);
    await log.append('partnership-x', 'none', [{ ...anEnd('x'), type: 'NobodyKnows' }]);
    await log.close();
    const { code, out } = await onServers.run('doctor --json', { EVENTSTORE_URL: another.connectionString });
    expect({ code, finding: Finding.parse(JSON.parse(out)) }).toMatchObject({
      code: 65,
      finding: {
        part: 'log',
        place: expect.stringMatching(/^position \d+, stream partnership-x, revision 0$/),
        found: 'UnknownEvent: No definition reads NobodyKnows in schema version 0',
      },
    });
  }, 60_000);

  it('read models are built in the database, doctor says what it left out, and names the one that differs', async () => {
    expect((await onServers.run('rebuild --all')).code).toBe(0);
    const sound = await onServers.run('doctor --deep --json');
    expect({ code: sound.code, out: sound.out }).toEqual({ code: 0, out: '' });
    expect(sound.talk).toMatch(
      /Checksums and files were left out.*The log on esdb:\/\/localhost:\d+ and the read models in PostgreSQL at .* are sound/s,
    );
    expect(sound.talk).not.toContain(PASSWORD);
    await database().run(`update "${schemaOf(databaseUrl)}".${storedAs(partnershipsTable)} set "partnerName" = 'Another'`);
    const { code, out } = await onServers.run('doctor --deep --json');
    const finding = { part: 'read models', place: 'partnerships', advice: expect.stringContaining('entente rebuild partnerships') };
    expect({ code, finding: Finding.parse(JSON.parse(out)) }).toMatchObject({ code: 65, finding });
    expect(existsSync(unused)).toBe(false);
  }, 90_000);

  it('says what is wrong with where log and read models should be, by its exit code and without a password; a folder that is named comes first', async () => {
    const nowhere = join(folder.folder, 'nowhere');
    const keptByServer = await mkdtemp(join(tmpdir(), 'entente-kept-'));
    const kept = await ReadStore.open({ folder: keptByServer });
    const nobody = `ana:${PASSWORD}@localhost:${await freePort()}`;
    const expected: readonly (readonly [string, Readonly<Record<string, string>>, number, string])[] = [
      ['history x', { EVENTSTORE_URL: `esdb://${nobody}?tls=perhaps` }, 78, 'EVENTSTORE_URL tls must be one of true, false'],
      ['parked list', { DATABASE_URL: `mysql://${nobody}/entente` }, 78, 'DATABASE_URL must look like postgresql://'],
      ['tail', { EVENTSTORE_URL: `esdb://${nobody}?tls=false` }, 74, 'The event store at localhost:'],
      ['parked list', { DATABASE_URL: `postgres://${nobody}/entente` }, 74, 'PostgreSQL at localhost:'],
      ['rebuild timeline', { DATABASE_URL: '', DATA_DIR: keptByServer }, 75, 'rebuildReadModel, or stop it first'],
      [`history mattermost --data ${nowhere}`, {}, 66, nowhere],
      ['parked list', { DATABASE_URL: await database().emptySchema() }, 66, 'There are no read models in PostgreSQL at'],
    ];
    const heard = await Promise.all(expected.map(([words, environment]) => onServers.run(words, environment)));
    for (const [index, [words, , code, why]] of expected.entries()) {
      const said = heard[index];
      expect({ words, ...said }).toEqual({ words, code, out: '', talk: expect.stringContaining(why) });
      expect(said?.talk).not.toContain(PASSWORD);
    }
    await kept.close();
    await rm(keptByServer, { recursive: true });
  }, 90_000);
});
