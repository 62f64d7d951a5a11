import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { SocketClient } from '../../apps/api/test/socket-client.js';
import { consistencyToken } from '../../libs/graphql/consistency-token.js';
import { EventStoreDouble } from '../eventstoredb-double/event-store-double.js';
import { freePort } from '../eventstoredb-double/free-port.js';
import { ApiClient } from './server/api-client.js';
import { BuiltServer, copyOfBuild } from './server/built-server.js';
import { Issuer } from './server/issuer.js';

const WITHIN_MS = 10_000;
const AT_ONCE_MS = 2_000;
const DRAIN_MS = 2_000;
const LONGEST_DRAIN_MS = 5_000;
const NOT_READY = 503;
const SILENCE = '';
const HALF_A_REQUEST = 'POST /graphql HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n';
const NO_UPGRADE = 'GET /elsewhere HTTP/1.1\r\nhost: here\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n';
const CAPTURE = 'mutation { captureRequest(input: { partnerName: "Acme", briefDescription: "They wrote" }) { rejection { code } } }';

describe('A server that is told to stop', () => {
  let build: ReturnType<typeof copyOfBuild>;
  let issuer: Issuer;
  let double: EventStoreDouble;
  let dataDir: string;
  let server: BuiltServer | undefined;
  /** As a balancer's, which keeps its connections. */
  const agent = new Agent({ keepAlive: true, timeout: 60_000 });

  beforeEach(async () => {
    [build, issuer, double] = [copyOfBuild(), await Issuer.create(), await EventStoreDouble.start()];
    dataDir = await mkdtemp(join(tmpdir(), 'entente-stopping-'));
  }, 60_000);
  afterEach(async () => {
    await server?.kill();
    build.remove();
    double.thaw();
    await double.stop();
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  async function started(drainMs = 0): Promise<BuiltServer> {
    const environment = { ...issuer.environment, EVENTSTORE_URL: double.connectionString, DATA_DIR: dataDir };
    server = await BuiltServer.start(build.folder, { ...environment, DRAIN_MS: String(drainMs) });
    return server;
  }

  /** Leaves a connection to the server that its client does not end. */
  async function connectedTo({ address }: BuiltServer, words: string): Promise<void> {
    const left = connect({ port: Number(new URL(address).port), host: '127.0.0.1', allowHalfOpen: true });
    left.on('error', () => undefined).resume();
    await once(left, 'connect');
    left.write(words);
  }

  /** A request that the server is seen to have taken. */
  async function underWay({ address }: BuiltServer, query: string): Promise<{ readonly answer: Promise<unknown> }> {
    const headers = {
      'content-type': 'application/json',
      expect: '100-continue',
      authorization: `Bearer ${await issuer.token('ALLIANCE_MEMBER')}`,
    };
    const asked = request(`${address}/graphql`, { method: 'POST', headers, agent });
    const answer = new Promise<IncomingMessage>((resolve, reject) => asked.once('response', resolve).once('error', reject));
    asked.flushHeaders();
    await once(asked, 'continue');
    asked.end(JSON.stringify({ query }));
    const text = answer.then((response) => json(response));
    text.catch(() => undefined);
    return { answer: text };
  }

  /** Gives the signal while a command is under way and its log is frozen; resolves when the end has begun. */
  async function toldToStop(server: BuiltServer): Promise<{ readonly answer: Promise<unknown>; readonly since: number }> {
    const socket = await SocketClient.as(server.address, await issuer.token('AUDITOR'));
    double.freeze();
    const { answer } = await underWay(server, CAPTURE);
    const since = performance.now();
    process.kill(server.pid, 'SIGTERM');
    expect(await socket.closed).toMatchObject({ code: 1001 });
    return { answer, since };
  }

  it('tells its sockets 1001, answers the command that is under way, and ends with 0 whatever connections it is left with', async () => {
    const server = await started();
    for (const words of [SILENCE, HALF_A_REQUEST, NO_UPGRADE]) await connectedTo(server, words);
    const { answer, since } = await toldToStop(server);
    double.thaw();
    expect(await answer).toMatchObject({ data: { captureRequest: { rejection: null } } });
    expect(await server.exitCode()).toBe(0);
    expect(performance.now() - since).toBeLessThan(WITHIN_MS);
  }, 60_000);

  it('says that it is not ready, and goes on serving for as long as it was told to', async () => {
    const server = await started(DRAIN_MS);
    const token = await issuer.token('AUDITOR');
    const socket = await SocketClient.as(server.address, token);
    const since = performance.now();
    process.kill(server.pid, 'SIGTERM');
    while ((await fetch(`${server.address}/health/ready`)).status !== NOT_READY);
    expect(await new ApiClient(server.address, token).post('{ serverInfo { version } }')).not.toHaveProperty('errors');
    expect((await fetch(`${server.address}/health/live`)).headers.get('connection')).toBe('close');
    expect(await socket.closed).toMatchObject({ code: 1001 });
    expect(performance.now() - since).toBeGreaterThanOrEqual(DRAIN_MS);
    expect(await server.exitCode()).toBe(0);
  }, 60_000);

  it('that is stopped at a keyboard waits for no balancer', async () => {
    const server = await started(LONGEST_DRAIN_MS);
    const since = performance.now();
    process.kill(server.pid, 'SIGINT');
    expect(await server.exitCode()).toBe(0);
    expect(performance.now() - since).toBeLessThan(LONGEST_DRAIN_MS);
  }, 60_000);

  it('lets nobody wait longer than it has time', async () => {
    const server = await started();
    const token = consistencyToken(1_000_000);
    const { answer } = await underWay(server, `{ pipeline(atLeast: { token: "${token}", timeoutMs: 30000 }) { stage } }`);
    const since = performance.now();
    process.kill(server.pid, 'SIGTERM');
    expect(await answer).toMatchObject({ errors: [{ extensions: { code: 'STALE_READ' } }] });
    expect(await server.exitCode()).toBe(0);
    expect(performance.now() - since).toBeLessThan(WITHIN_MS);
  }, 60_000);

  it('ends in ten seconds even when its log does not answer, and says so', async () => {
    const server = await started();
    const { since } = await toldToStop(server);
    expect(await server.exitCode()).toBe(1);
    expect(performance.now() - since).toBeLessThan(WITHIN_MS);
    expect(server.words).toContain('has not ended within');
  }, 60_000);

  it('ends at once at a second signal', async () => {
    const server = await started();
    await toldToStop(server);
    const since = performance.now();
    process.kill(server.pid, 'SIGINT');
    expect(await server.exitCode()).toBe(1);
    expect(performance.now() - since).toBeLessThan(AT_ONCE_MS);
  }, 60_000);

  it('ends in order while it starts, too', async () => {
    double.freeze();
    const environment = {
      ...issuer.environment,
      EVENTSTORE_URL: double.connectionString,
      DATA_DIR: dataDir,
      PORT: String(await freePort()),
    };
    server = BuiltServer.launch(build.folder, environment);
    const live = `http://127.0.0.1:${environment.PORT}/health/live`;
    while ((await fetch(live).catch(() => undefined))?.ok !== true);
    process.kill(server.pid, 'SIGTERM');
    expect(await server.exitCode()).toBe(0);
  }, 60_000);
});
