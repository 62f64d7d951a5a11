import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStore } from '@entente/kernel';
import { AutomationRunner, ProjectionRunner, quiescent } from '@entente/read-store';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { applicationOn } from './in-process.js';
import { ApiClient, type Answer } from './server/api-client.js';
import { Issuer } from './server/issuer.js';

const topics = { technicalIntegration: 'ChatOps', endUserBenefits: 'Less work', businessRelationship: 'A listing' };
const History = z.object({ partnershipHistory: z.object({ nodes: z.array(z.object({ type: z.string() })) }) });
const HISTORY = 'query ($id: ID!) { partnershipHistory(partnershipId: $id, first: 50) { nodes { type } } }';
const GIVE = 'mutation ($input: GiveInformationInput!) { giveInformation(input: $input) { partnershipId } }';
const cloud = { kind: 'TECHNOLOGY', technologyType: 'PLATFORM', platformType: 'CLOUD' };

describe('An inbound request, through the interface alone', () => {
  let dataDir: string;
  let issuer: Issuer;
  let app: NestFastifyApplication;
  let alliances: ApiClient;

  const as = async (role: string, partnership?: string): Promise<ApiClient> =>
    new ApiClient(await app.getUrl(), await issuer.token(role, partnership === undefined ? {} : { partnership }));
  const typesOf = ({ events }: Answer) => events.map(({ type }) => type);
  const captured = (partnerName: string) => alliances.command('captureRequest', { partnerName, briefDescription: 'They wrote' });

  async function inTriage(partnerName: string): Promise<string> {
    const { partnershipId } = await captured(partnerName);
    await alliances.command('postRequest', { partnershipId, briefDescription: 'They wrote' });
    await alliances.command('declareLead', { partnershipId, lead: 'ada', nextSteps: ['Call'] });
    return partnershipId;
  }

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'entente-inbound-request-'));
    issuer = await Issuer.create();
    app = await applicationOn(dataDir, undefined, issuer);
    await app.listen(0, '127.0.0.1');
    alliances = await as('ALLIANCE_MEMBER');
  }, 60_000);

  afterAll(async () => {
    await app.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('IN-8: is answered with the position and the time of the request, and a second one is refused naming the first, but not to partners', async () => {
    const partner = await as('PARTNER', 'acme');
    const receipt = await partner.command('requestPartnership', { partnerName: 'Acme', ...topics });
    const [request] = receipt.events;
    expect(typesOf(receipt)).toEqual(['PartnershipRequested', 'ClocksStarted']);
    const facts = { claim: 'companyName-acme', heldBy: 'acme', position: request?.position, since: request?.recordedAt };
    expect(await captured('ACME Inc.')).toMatchObject({ rejection: { code: 'IN-8', facts } });
    const other = await (await as('PARTNER', 'other')).command('requestPartnership', { partnerName: 'Acme', ...topics });
    expect(other.rejection).toMatchObject({ code: 'IN-8', facts: { claim: 'companyName-acme' } });
    expect(other.rejection?.facts).not.toHaveProperty('heldBy');
  });

  it('XX-10: takes information and a withdrawal from its own partner alone', async () => {
    await (await as('PARTNER', 'bolt')).command('requestPartnership', { partnerName: 'Bolt', ...topics });
    const [own, foreign] = [await as('PARTNER', 'bolt'), await as('PARTNER', 'stranger')];
    await alliances.command('askForInformation', { partnershipId: 'bolt', question: 'Who uses it?' });
    for (const id of ['bolt', 'no-such-partnership']) {
      const { errors } = await foreign.post(GIVE, { input: { partnershipId: id, answer: 'We do' } });
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
    expect(typesOf(await own.command('giveInformation', { partnershipId: 'bolt', answer: 'Three do' }))).toEqual(['InformationGiven']);
    expect(typesOf(await own.command('withdrawRequest', { partnershipId: 'bolt', reason: 'No time' }))).toEqual(['RequestWithdrawn']);
  });

  it('IN-6, CL-8, CL-6: has its lead replaced, its class corrected, demand noted, and is referred', async () => {
    const partnershipId = await inTriage('Cask');
    const former = { kind: 'SERVICES' };
    const answers = [
      await alliances.command('replaceLead', { partnershipId, lead: 'bo', reason: 'On leave' }),
      await alliances.command('signalDemand', { partnershipId, source: 'A call', note: 'They wait for it' }),
      await alliances.command('classifyPartner', { partnershipId, ...cloud, monetisation: 'SOFTWARE_OR_SUPPORT' }),
      await alliances.command('reclassifyPartner', {
        ...{ partnershipId, ...former, monetisation: 'SERVICES', former: cloud, reason: 'They run no cloud' },
      }),
      await alliances.command('referPartnership', { partnershipId, to: 'CHANNEL', reason: 'Services alone' }),
    ];
    expect(answers.flatMap(typesOf)).toEqual([
      ...['LeadReplaced', 'DemandSignalled', 'PartnerClassified', 'PartnerReclassified', 'PartnershipReferred'],
    ]);
  });

  it('DU-6, LC-43: is declined on a ground, reopened as a partnership of its own, which the answer names', async () => {
    const partnershipId = await inTriage('Delve');
    const competing = { partnershipId, reason: 'We compete there', ground: 'COMPETITION' };
    const refused = await alliances.command('declinePartnership', { ...competing, productStage: 'PACKAGE' });
    expect(refused.rejection?.code).toBe('DU-6');
    await alliances.command('declinePartnership', { ...competing, productStage: 'CREATE' });
    const { events } = await alliances.command('reopenRequest', { partnershipId, reason: 'Customers ask' });
    const { newPartnershipId: id } = z.object({ newPartnershipId: z.string() }).parse(events[0]?.data);
    await quiescent(app.get(EventStore), [app.get(ProjectionRunner), app.get(AutomationRunner)], 20_000);
    const { partnershipHistory } = await alliances.ask(History, HISTORY, { id });
    expect(partnershipHistory.nodes.map(({ type }) => type)).toEqual(['RequestCaptured', 'RequestReopened', 'ClocksStarted']);
  });

  it('AC-1: is referred before triage when it is an acquisition inquiry', async () => {
    const { partnershipId } = await alliances.command('captureRequest', {
      ...{ partnerName: 'Ember', briefDescription: 'Buy us', acquisitionInquiry: true },
    });
    await alliances.command('postRequest', { partnershipId, briefDescription: 'Buy us' });
    const led = await alliances.command('declareLead', { partnershipId, lead: 'ada', nextSteps: ['Call'] });
    expect(led.rejection?.code).toBe('AC-1');
    const referred = await alliances.command('referPartnership', { partnershipId, to: 'ACQUISITION', reason: 'They ask to be bought' });
    expect(typesOf(referred)).toEqual(['PartnershipReferred']);
  });
});
