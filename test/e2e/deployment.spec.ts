import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { EventStoreDouble } from '../eventstoredb-double/event-store-double.js';
import { aServer, onPostgres } from '../postgres/on-postgres.js';
import { ApiClient } from './server/api-client.js';
import { BuiltServer, copyOfBuild } from './server/built-server.js';
import { BuiltWorker } from './server/built-worker.js';
import { Issuer } from './server/issuer.js';

const LOOK_MS = 100;
const PATIENCE_MS = 60_000;
const CONDITION = 'read models of this version';
const Health = z.object({ details: z.record(z.string(), z.object({ status: z.string() })) });
const NAMES = '{ partnerships { nodes { partnerName } } }';
const named = (...names: readonly string[]) => ({ partnerships: { nodes: names.map((partnerName) => ({ partnerName })) } });

/** The build, and the next one: the list of partnerships has one more index there, so its table is another. */
function twoBuilds(): readonly [ReturnType<typeof copyOfBuild>, ReturnType<typeof copyOfBuild>] {
  const [one, next] = [copyOfBuild(), copyOfBuild()];
  const file = join(next.folder, 'libs/lifecycle/partnership/read/partnerships.table.js');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('indexes: [', "indexes: [['lead'],"));
  expect(readFileSync(file, 'utf8')).not.toBe(text);
  return [one, next];
}

async function isFit({ address }: BuiltServer): Promise<boolean> {
  const { details } = Health.parse(await (await fetch(`${address}/health/ready`)).json());
  return details[CONDITION]?.status === 'up';
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const late = AbortSignal.timeout(PATIENCE_MS);
  while (!(await holds())) await wait(LOOK_MS, undefined, { signal: late });
}

onPostgres(() => {
  const database = aServer();
  let builds: ReturnType<typeof twoBuilds>;
  let double: EventStoreDouble;

  beforeAll(async () => {
    builds = twoBuilds();
    double = await EventStoreDouble.start();
  });
  afterAll(async () => {
    for (const build of builds) build.remove();
    await double.stop();
  });

  it('a read model of another form is deployed without a wrong answer: who does not find its own says so and is not ready', async () => {
    const [issuer, databaseUrl, [old, next]] = [await Issuer.create(), await database().emptySchema(), builds];
    const shared = { ...issuer.environment, EVENTSTORE_URL: double.connectionString, DATABASE_URL: databaseUrl };
    const [member, manager] = await Promise.all([issuer.token('ALLIANCE_MEMBER'), issuer.token('ALLIANCE_MANAGER')]);
    const captured = ({ address }: BuiltServer, partnerName: string) =>
      new ApiClient(address, member).command('captureRequest', { partnerName, briefDescription: 'They wrote' });
    const namesAt = ({ address }: BuiltServer) => new ApiClient(address, manager).post(NAMES);

    const oldWorker = await BuiltWorker.start(old.folder, shared);
    const oldReplica = await BuiltServer.start(old.folder, { ...shared, RUNNERS: 'off' });
    await captured(oldReplica, 'One');
    await until(async () => JSON.stringify(await namesAt(oldReplica)).includes('One'));

    const newReplica = BuiltServer.launch(next.folder, { ...shared, RUNNERS: 'off' });
    const ready = newReplica.ready();
    await until(() => newReplica.address !== '');
    expect([await isFit(oldReplica), await isFit(newReplica)]).toEqual([true, false]);
    expect((await namesAt(newReplica)).errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);

    const newWorker = await BuiltWorker.start(next.folder, shared);
    await ready;
    expect(await namesAt(newReplica)).toEqual({ data: named('One') });
    await until(async () => !(await isFit(oldReplica)));
    expect((await namesAt(oldReplica)).errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
    const history = `{ partnershipHistory(partnershipId: "${(await captured(oldReplica, 'Two')).partnershipId}") { totalCount } }`;
    expect(await new ApiClient(oldReplica.address, manager).post(history)).not.toHaveProperty('errors');
    await until(async () => JSON.stringify(await namesAt(newReplica)).includes('Two'));

    const ends = [oldWorker.stop(), newWorker.stop(), ...[oldReplica, newReplica].map((one) => one.stop().then(() => one.exitCode()))];
    expect(await Promise.all(ends)).toEqual([0, 0, 0, 0]);
  }, 240_000);
});
