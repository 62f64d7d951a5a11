import { z } from 'zod';
import { EventStoreDouble } from '../eventstoredb-double/event-store-double.js';
import { aServer, onPostgres } from '../postgres/on-postgres.js';
import { ApiClient } from './server/api-client.js';
import { BuiltServer, copyOfBuild } from './server/built-server.js';
import { BuiltWorker } from './server/built-worker.js';
import { Issuer } from './server/issuer.js';

const WRITES = 10;
const EX_CONFIG = 78;
const topics = { technicalIntegration: 'ChatOps', endUserBenefits: 'Less work', businessRelationship: 'A listing' };
const refusal = (variable: string, who: string) =>
  new RegExp(`${variable} must be set ${who}: the embedded .* cannot be shared by processes`);
const Status = z.object({ partnership: z.object({ requestStatus: z.string() }).nullable() });

onPostgres(() => {
  const database = aServer();
  let double: EventStoreDouble;
  let build: ReturnType<typeof copyOfBuild>;
  let issuer: Issuer;
  let environment: Readonly<Record<string, string>>;

  beforeAll(async () => {
    [double, build, issuer] = [await EventStoreDouble.start(), copyOfBuild(), await Issuer.create()];
    const databaseUrl = await database().emptySchema();
    environment = { ...issuer.environment, EVENTSTORE_URL: double.connectionString, DATABASE_URL: databaseUrl };
  }, 120_000);
  afterAll(async () => {
    build.remove();
    await double.stop();
  });

  it('what was written through one replica is read through the other with its token, while a worker keeps the read models', async () => {
    const worker = await BuiltWorker.start(build.folder, environment);
    const replicas = await Promise.all([1, 2].map(() => BuiltServer.start(build.folder, { ...environment, RUNNERS: 'off' })));
    const token = await issuer.token('ALLIANCE_MANAGER');
    const clients = replicas.map(({ address }) => new ApiClient(address, token));
    const seen: unknown[] = [];
    for (let place = 0; place < WRITES; place += 1) {
      const [writer, reader] = place % 2 === 0 ? clients : [...clients].reverse();
      const answer = await writer?.command('requestPartnership', { partnerName: `Partner ${place}`, ...topics });
      const query = `query ($id: ID!, $token: String!) { partnership(id: $id, atLeast: { token: $token }) { requestStatus } }`;
      seen.push(await reader?.ask(Status, query, { id: answer?.partnershipId, token: answer?.consistencyToken }));
    }
    expect(seen).toEqual(Array.from({ length: WRITES }, () => ({ partnership: { requestStatus: 'OPEN' } })));
    const ends = await Promise.all([...replicas.map((replica) => replica.stop().then(() => replica.exitCode())), worker.stop()]);
    expect(ends).toEqual([0, 0, 0]);
  }, 120_000);

  it('a server that leaves the readers to workers, and a worker, are refused where the log or the read models are one process’s own', async () => {
    const { EVENTSTORE_URL: _, DATABASE_URL: __, ...alone } = environment;
    const server = BuiltServer.launch(build.folder, { ...alone, RUNNERS: 'off' });
    const worker = BuiltWorker.launch(build.folder, alone);
    expect(await Promise.all([server.exitCode(), worker.exitCode()])).toEqual([EX_CONFIG, EX_CONFIG]);
    for (const variable of ['EVENTSTORE_URL', 'DATABASE_URL']) expect(worker.words).toMatch(refusal(variable, 'for a worker'));
  }, 60_000);
});
