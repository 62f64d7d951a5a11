import { DevelopmentTokens, Role } from '@entente/access';
import { EventStore } from '@entente/kernel';
import { AutomationRunner, ProjectionRunner, ReadStore, quiescent } from '@entente/read-store';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { LogOfDemo } from '../../test/log-of-demo.js';
import { AppModule } from '../app.module.js';
import { createApplication } from '../application.js';
import { readConfiguration } from '../configuration.js';
import { greeting } from '../greeting.js';
import { SystemClock } from '../system-clock.js';
import { playDemo } from './demo.js';

const PATIENCE_MS = 10_000;
const Pipeline = z.object({
  pipeline: z.array(z.object({ stage: z.string(), count: z.number(), money: z.array(z.object({ currency: z.string() })) })),
});

describe('A server on the demonstration', () => {
  const log = new LogOfDemo();
  const configuration = readConfiguration({ DATA_DIR: log.folder, LOG_LEVEL: 'silent' });
  let app: NestFastifyApplication;
  let played: number;

  beforeAll(async () => {
    await playDemo(log.folder);
    played = (await log.events()).length;
    app = await createApplication(AppModule.register(configuration, new SystemClock()), configuration);
    await app.listen({ host: '127.0.0.1', port: 0 });
    await quiescent(app.get(EventStore), [app.get(ProjectionRunner), app.get(AutomationRunner)], PATIENCE_MS);
  });

  afterAll(async () => {
    await app.close();
    log.remove();
  });

  async function ask(body: object, role: Role): Promise<unknown> {
    const token = await app.get(DevelopmentTokens, { strict: false }).issue(role, 'mattermost');
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const response = await fetch(`${await app.getUrl()}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
    return z.strictObject({ data: z.unknown() }).parse(await response.json()).data;
  }

  it('finds all that automations do done already, and nothing parked', async () => {
    expect(await app.get(EventStore).head()).toBe(played);
    expect(await app.get(ReadStore).parked()).toEqual([]);
  });

  it('has the 34 partnerships of the handbook, in every stage, one declined and one ended, with two currencies', async () => {
    const { pipeline } = Pipeline.parse(await ask({ query: '{ pipeline { stage count money { currency } } }' }, Role.AUDITOR));
    const counts = Object.fromEntries(pipeline.map(({ stage, count }) => [stage, count]));
    expect(counts).toEqual({ INBOUND_REQUEST: 8, INTEGRATION: 8, GO_TO_MARKET: 6, REVENUE: 10, DECLINED: 1, REFERRED: 0, ENDED: 1 });
    expect(pipeline.find(({ stage }) => stage === 'REVENUE')?.money).toEqual([{ currency: 'EUR' }, { currency: 'USD' }]);
  });

  it('greets with queries that can be pasted, the past included', async () => {
    const lines = await greeting(app, configuration, 'PLAYED');
    const bodies = lines.flatMap((line) => /-d '(\{.*\})'$/.exec(line)?.[1] ?? []);
    const answers = await Promise.all(
      bodies.map((body) => ask(z.record(z.string(), z.unknown()).parse(JSON.parse(body)), Role.ALLIANCE_MANAGER)),
    );
    expect(answers).toEqual([
      expect.objectContaining({ pipeline: expect.arrayContaining([expect.objectContaining({ stage: 'REVENUE', count: 10 })]) }),
      expect.objectContaining({ partnership: expect.objectContaining({ partnerName: 'Mattermost', stage: 'INTEGRATION' }) }),
      { triageQueue: { nodes: expect.arrayContaining([expect.objectContaining({ partnershipId: 'cisco', platform: true })]) } },
    ]);
  });

  it('shows a partner the partnership that its token speaks for', async () => {
    const answer = await ask({ query: '{ partnerships { nodes { id stage } } }' }, Role.PARTNER);
    expect(answer).toEqual({ partnerships: { nodes: [{ id: 'mattermost', stage: 'REVENUE' }] } });
  });
});
