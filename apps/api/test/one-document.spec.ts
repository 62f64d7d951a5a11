import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DevelopmentTokens, Role } from '@entente/access';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../src/app.module.js';
import { createApplication } from '../src/application.js';
import { readConfiguration } from '../src/configuration.js';
import { SystemClock } from '../src/system-clock.js';

const TOPICS = 'technicalIntegration: "Slash commands", endUserBenefits: "One place", businessRelationship: "A listing"';
const ONE = 'partnershipId: "p-1"';

describe('Commands in one document', () => {
  let app: NestFastifyApplication;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'one-document-'));
    const configuration = readConfiguration({ DATA_DIR: folder, DEMO: 'off', LOG_LEVEL: 'silent', NODE_ENV: 'test' });
    app = await createApplication(AppModule.register(configuration, new SystemClock()), configuration);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  async function ask(role: Role, query: string): Promise<unknown> {
    const token = await app.get(DevelopmentTokens, { strict: false }).issue(role, 'p-1');
    const headers = { authorization: `Bearer ${token}` };
    return (await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query } })).json();
  }

  it('each answer with the effect of their own, in what hangs on the partnership too', async () => {
    await ask(Role.PARTNER, `mutation { requestPartnership(input: { partnerName: "Mattermost", ${TOPICS} }) { partnershipId } }`);
    const classified = (type: string): string =>
      `classifyPartner(input: { ${ONE}, kind: TECHNOLOGY, monetisation: SOFTWARE_OR_SUPPORT, technologyType: ${type}, product: " " })
        { partnership { classes { technologyType product } } }`;
    const answer = await ask(
      Role.ALLIANCE_MANAGER,
      `mutation {
        post: postRequest(input: { ${ONE}, briefDescription: "ChatOps" }) { rejection { code } }
        lead: declareLead(input: { ${ONE}, lead: "ada", nextSteps: ["Call"] }) { rejection { code } }
        first: ${classified('SELL_TO')}
        second: ${classified('UPSTREAM')}
      }`,
    );
    const [sellTo, upstream] = ['SELL_TO', 'UPSTREAM'].map((technologyType) => ({ technologyType, product: null }));
    expect(answer).toEqual({
      data: {
        post: { rejection: null },
        lead: { rejection: null },
        first: { partnership: { classes: [sellTo] } },
        second: { partnership: { classes: expect.arrayContaining([sellTo, upstream]) } },
      },
    });
  });

  it('take blank text as nothing said, where nothing need be said', async () => {
    const given = `input: { partnerName: "Slack", product: " ", contactName: "", ${TOPICS} }`;
    const answer = await ask(
      Role.ALLIANCE_MEMBER,
      `mutation { requestPartnership(${given}) { rejection { code } partnership { product } } }`,
    );
    expect(answer).toEqual({ data: { requestPartnership: { rejection: null, partnership: { product: null } } } });
  });

  it.each(['a@b', 'a..b@example.com', 'a@localhost'])('name the field of an e-mail address that no event holds: %s', async (address) => {
    const given = `input: { partnerName: "JetBrains", contactEmail: "${address}", ${TOPICS} }`;
    const answer = await ask(Role.ALLIANCE_MEMBER, `mutation { requestPartnership(${given}) { partnershipId } }`);
    expect(answer).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT', fields: [{ field: 'contactEmail', rule: 'matches' }] } }],
    });
  });
});
