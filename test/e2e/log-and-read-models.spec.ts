import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { playDemo } from '../../apps/api/src/demo/demo.js';
import { EventStoreDouble } from '../eventstoredb-double/event-store-double.js';
import { aServer, onPostgres } from '../postgres/on-postgres.js';
import { ApiClient } from './server/api-client.js';
import { BuiltServer, copyOfBuild } from './server/built-server.js';
import { BuiltWorker } from './server/built-worker.js';
import { CommandLine } from './server/command-line.js';
import { Issuer } from './server/issuer.js';

const EX_CONFIG = 78;
const LOG_FILES = ['events.db', 'acknowledged'];
const READERS = '{ readModels { name position head } automations { name position head } }';
const Place = z.object({ name: z.string(), position: z.coerce.number(), head: z.coerce.number() });
const Places = z.object({ readModels: z.array(Place), automations: z.array(Place) });

type Settings = Readonly<Record<string, string>>;

/** What a database of a server at rest answers with one number. */
function numberIn(file: string, query: string, ...values: readonly string[]): number {
  const database = new Database(file, { readonly: true });
  const number = database
    .prepare(query)
    .pluck()
    .get(...values);
  database.close();
  return z.number().parse(number);
}

/** How many clocks have not rung that should have. */
const clocksDueIn = (folder: string): number =>
  numberIn(
    join(folder, 'read-models.db'),
    'select count(*) from timers where dueAt <= ? and parkedAfter is null',
    new Date().toISOString(),
  );
const eventsIn = (folder: string): number => numberIn(join(folder, 'events.db'), 'select count(*) from events');

describe('Read models beside a log', () => {
  const folders: string[] = [];
  let build: ReturnType<typeof copyOfBuild>;
  let double: EventStoreDouble;
  let issuer: Issuer;

  beforeAll(async () => {
    [build, double, issuer] = [copyOfBuild(), await EventStoreDouble.start(), await Issuer.create()];
  });
  afterAll(async () => {
    build.remove();
    await double.stop();
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
  });

  const aFolder = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'entente-tie-'));
    folders.push(folder);
    return folder;
  };
  const environment = (settings: Settings): Settings => ({ ...issuer.environment, ...settings });

  /** The server does what happens by itself until there is nothing left to do, and some more if it is told. */
  async function lived(settings: Settings, ...partners: readonly string[]): Promise<void> {
    await livedOnce(settings, ...partners);
    if (settings['DATABASE_URL'] === undefined && clocksDueIn(settings['DATA_DIR'] ?? '') > 0) await lived(settings);
  }

  async function livedOnce(settings: Settings, ...partners: readonly string[]): Promise<void> {
    const server = await BuiltServer.start(build.folder, environment(settings));
    const member = new ApiClient(server.address, await issuer.token('ALLIANCE_MEMBER'));
    for (const partnerName of partners) await member.command('captureRequest', { partnerName, briefDescription: 'They wrote' });
    const operator = new ApiClient(server.address, await issuer.token('OPERATOR'));
    let places: readonly z.infer<typeof Place>[];
    do places = Object.values(await operator.ask(Places, READERS)).flat();
    while (places.some(({ position, head }) => position < head));
    await server.stop();
  }

  async function refused(started: { exitCode(): Promise<number | undefined>; readonly words: string }, difference: RegExp): Promise<void> {
    expect({ code: await started.exitCode(), words: started.words }).toEqual({ code: EX_CONFIG, words: expect.stringMatching(difference) });
  }

  it('of a log that was moved there and back are refused; with empty ones it goes on, and what happened by itself does not happen again', async () => {
    const [old, fresh, back] = [await aFolder(), await aFolder(), await aFolder()];
    const onServer = { EVENTSTORE_URL: double.connectionString };
    await playDemo(old);
    await lived({ DATA_DIR: old });
    const entente = new CommandLine(build.folder, old);
    await entente.run('copy --to EVENTSTORE_URL', onServer);

    const beside = BuiltServer.launch(build.folder, environment({ DATA_DIR: old, ...onServer }));
    await refused(
      beside,
      new RegExp(`^The read models in ${old} do not belong to the log in EventStoreDB at localhost:${double.port}: they have come`),
    );
    expect(beside.words).toContain('remove read-models.db');
    await lived({ DATA_DIR: fresh, ...onServer });

    await entente.run(`copy --from EVENTSTORE_URL --to ${back}`, onServer);
    await lived({ DATA_DIR: back });
    expect(eventsIn(back)).toBe(eventsIn(old));
    await rm(join(back, 'read-models.db'));
    await cp(join(fresh, 'read-models.db'), join(back, 'read-models.db'));
    await refused(
      BuiltServer.launch(build.folder, environment({ DATA_DIR: back })),
      /they have come to position \d+, and the log ends at \d+\. /,
    );
    const rebuilt = await new CommandLine(build.folder, back).run('rebuild partnerships');
    expect(rebuilt).toMatchObject({ code: EX_CONFIG, talk: expect.stringContaining('do not belong to the log in') });
  }, 120_000);

  it('are refused beside an older log that was put back, though it has grown since', async () => {
    const [folder, backup] = [await aFolder(), await aFolder()];
    await lived({ DATA_DIR: folder }, 'One');
    for (const file of LOG_FILES) await cp(join(folder, file), join(backup, file));
    await lived({ DATA_DIR: folder }, 'Two');
    await lived({ DATA_DIR: backup }, 'Another', 'More');
    for (const file of LOG_FILES) await cp(join(backup, file), join(folder, file));
    await refused(
      BuiltServer.launch(build.folder, environment({ DATA_DIR: folder })),
      /they have come to event .+, where the log has event .+ at position \d+\. /,
    );
  }, 120_000);

  onPostgres(() => {
    const database = aServer();

    it('of another installation are refused by a worker and by a server that leaves the readers to workers', async () => {
      const other = await EventStoreDouble.start();
      const shared = { DATABASE_URL: await database().emptySchema() };
      await lived({ ...shared, EVENTSTORE_URL: other.connectionString });
      const wrong = environment({ ...shared, EVENTSTORE_URL: double.connectionString });
      const replica = BuiltServer.launch(build.folder, { ...wrong, RUNNERS: 'off' });
      const difference = /The read models in PostgreSQL at .+ do not belong to the log in EventStoreDB at localhost/;
      await Promise.all([refused(replica, difference), refused(BuiltWorker.launch(build.folder, wrong), difference)]);
      await other.stop();
    }, 120_000);
  });
});
