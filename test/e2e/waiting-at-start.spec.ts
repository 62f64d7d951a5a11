import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDouble } from '../eventstoredb-double/event-store-double.js';
import { freePort } from '../eventstoredb-double/free-port.js';
import { aServer, onPostgres } from '../postgres/on-postgres.js';
import { BuiltServer, copyOfBuild } from './server/built-server.js';
import { BuiltWorker } from './server/built-worker.js';
import { Issuer } from './server/issuer.js';

const UNREACHABLE = 0;

/** Resolves at the first answer that is as awaited, with all kinds of answers until then. */
async function statusesUntil(awaited: number, address: string): Promise<ReadonlySet<number>> {
  const seen = new Set<number>();
  while (!seen.has(awaited)) {
    const status = await fetch(address).then(
      (answer) => answer.status,
      () => UNREACHABLE,
    );
    seen.add(status);
  }
  return seen;
}

const statusOf = async (address: string): Promise<number> => (await fetch(address)).status;

describe('A process whose stores are away at the start', () => {
  let build: ReturnType<typeof copyOfBuild>;
  let double: EventStoreDouble;
  let dataDir: string;
  let environment: Readonly<Record<string, string>>;
  let health: string;

  beforeEach(async () => {
    [build, double, dataDir] = [copyOfBuild(), await EventStoreDouble.start(), await mkdtemp(join(tmpdir(), 'entente-waiting-'))];
    await double.kill();
    const port = String(await freePort());
    const { environment: tokens } = await Issuer.create();
    environment = { ...tokens, EVENTSTORE_URL: double.connectionString, DATA_DIR: dataDir, PORT: port, HEALTH_PORT: port };
    health = `http://127.0.0.1:${port}/health`;
  });
  afterEach(async () => {
    build.remove();
    await double.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('a server lives and is not ready while the log is away, serves once it is there, and ends in order', async () => {
    const server = BuiltServer.launch(build.folder, environment);
    await statusesUntil(200, `${health}/live`);
    expect([await statusOf(`${health}/ready`), await statusOf(health.replace('health', 'graphql'))]).toEqual([503, 503]);
    await double.restart();
    await server.ready();
    expect(await statusOf(`${health}/ready`)).toBe(200);
    await server.stop();
    expect(await server.exitCode()).toBe(0);
  }, 60_000);

  it('a port that is taken ends the start before the stores are waited for', async () => {
    const server = BuiltServer.launch(build.folder, environment);
    await statusesUntil(200, `${health}/live`);
    const another = BuiltServer.launch(build.folder, environment);
    expect(await another.exitCode()).toBe(1);
    expect(another.words).toContain(`PORT ${environment['PORT']} of 127.0.0.1 is taken`);
    await server.kill();
  }, 60_000);

  onPostgres(() => {
    const database = aServer();

    it('a worker does so too, tells its lag, and serves nothing else', async () => {
      const worker = BuiltWorker.launch(build.folder, { ...environment, DATABASE_URL: await database().emptySchema() });
      await statusesUntil(200, `${health}/live`);
      expect(await statusOf(`${health}/ready`)).toBe(503);
      await double.restart();
      await statusesUntil(200, `${health}/ready`);
      const told = { status: 'ok', details: { 'read models caught up': { status: 'up' }, lag: { status: 'up', value: 0 } } };
      expect(await (await fetch(`${health}/ready`)).json()).toMatchObject(told);
      const intake = await fetch(health.replace('health', 'intake/gitlab'), { method: 'POST' });
      expect(intake.status).toBe(404);
      expect(await worker.stop()).toBe(0);
    }, 60_000);
  });
});
