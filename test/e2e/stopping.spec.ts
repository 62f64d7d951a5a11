import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { SocketClient } from '../../apps/api/test/socket-client.js';
import { EventStoreDouble } from '../eventstoredb-double/event-store-double.js';
import { BuiltServer, copyOfBuild } from './server/built-server.js';
import { Issuer } from './server/issuer.js';

const WITHIN_MS = 10_000;
const AT_ONCE_MS = 2_000;
const CAPTURE = 'mutation { captureRequest(input: { partnerName: "Acme", briefDescription: "They wrote" }) { rejection { code } } }';

describe('A server that is told to stop', () => {
  let build: ReturnType<typeof copyOfBuild>;
  let issuer: Issuer;
  let double: EventStoreDouble;
  let dataDir: string;
  let server: BuiltServer;

  beforeEach(async () => {
    [build, issuer, double] = [copyOfBuild(), await Issuer.create(), await EventStoreDouble.start()];
    dataDir = await mkdtemp(join(tmpdir(), 'entente-stopping-'));
    server = await BuiltServer.start(build.folder, { ...issuer.environment, EVENTSTORE_URL: double.connectionString, DATA_DIR: dataDir });
  });
  afterEach(async () => {
    await server.kill();
    build.remove();
    double.thaw();
    await double.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** A command that the server is seen to have taken; it has no answer while the log gives none. */
  async function commandUnderWay(): Promise<{ readonly answer: Promise<unknown> }> {
    const headers = {
      'content-type': 'application/json',
      expect: '100-continue',
      authorization: `Bearer ${await issuer.token('ALLIANCE_MEMBER')}`,
    };
    const command = request(`${server.address}/graphql`, { method: 'POST', headers });
    const answer = new Promise<IncomingMessage>((resolve, reject) => command.once('response', resolve).once('error', reject));
    command.flushHeaders();
    await once(command, 'continue');
    command.end(JSON.stringify({ query: CAPTURE }));
    const text = answer.then((response) => json(response));
    text.catch(() => undefined);
    return { answer: text };
  }

  /** Gives the signal while a command is under way and its log is frozen; resolves when the end has begun. */
  async function toldToStop(): Promise<{ readonly answer: Promise<unknown>; readonly since: number }> {
    const socket = await SocketClient.as(server.address, await issuer.token('AUDITOR'));
    double.freeze();
    const { answer } = await commandUnderWay();
    const since = performance.now();
    process.kill(server.pid, 'SIGTERM');
    expect(await socket.closed).toMatchObject({ code: 1001 });
    return { answer, since };
  }

  it('tells its sockets 1001, answers the command that is under way, and ends with 0', async () => {
    const { answer, since } = await toldToStop();
    double.thaw();
    expect(await answer).toMatchObject({ data: { captureRequest: { rejection: null } } });
    expect(await server.exitCode()).toBe(0);
    expect(performance.now() - since).toBeLessThan(WITHIN_MS);
  }, 60_000);

  it('ends in ten seconds even when its log does not answer', async () => {
    const { since } = await toldToStop();
    expect(await server.exitCode()).toBe(1);
    expect(performance.now() - since).toBeLessThan(WITHIN_MS);
  }, 60_000);

  it('ends at once at a second signal', async () => {
    await toldToStop();
    const since = performance.now();
    process.kill(server.pid, 'SIGINT');
    expect(await server.exitCode()).toBe(1);
    expect(performance.now() - since).toBeLessThan(AT_ONCE_MS);
  }, 60_000);
});
