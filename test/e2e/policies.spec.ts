import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { playDemo } from '../../apps/api/src/demo/demo.js';
import { rules } from '../../apps/api/src/slices.js';
import { LogOfDemo } from '../../apps/api/test/log-of-demo.js';
import { handbook2019 } from '../../libs/programmes/policies/packs/handbook-2019.js';
import { handbook2022 } from '../../libs/programmes/policies/packs/handbook-2022.js';
import { applicationOn } from './in-process.js';
import { ApiClient } from './server/api-client.js';
import { BuiltServer, copyOfBuild } from './server/built-server.js';
import { LiveEvents } from './server/event-feed.js';
import { Issuer } from './server/issuer.js';

const PUBLISH = `mutation ($input: PublishPolicyInput!) {
  publishPolicy(input: $input) { policy events { type stream position policyVersion actor } consistencyToken rejection { code facts } }
}`;
const Published = z.object({
  publishPolicy: z.object({
    policy: z.string(),
    events: z.array(z.looseObject({ type: z.string(), position: z.coerce.number() })),
    consistencyToken: z.string(),
    rejection: z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
  }),
});
const VERSIONS = `query ($asOf: AsOfInput, $atLeast: AtLeastInput) {
  policyVersions(asOf: $asOf, atLeast: $atLeast) { version policy effectiveFrom parameters source { document anchor note } publishedBy }
}`;
const Versions = z.object({ policyVersions: z.array(z.looseObject({ version: z.string() })) });
const RULES = `query ($asOf: AsOfInput, $atLeast: AtLeastInput) {
  ruleCatalogue(asOf: $asOf, atLeast: $atLeast) {
    id wordings { sentence source { kind anchor quote } }
    versions { pack version effectiveFrom publishedAt parameters { name description value } }
  }
}`;
const Parameter = z.object({ name: z.string(), description: z.string(), value: z.unknown() });
const Rules = z.object({
  ruleCatalogue: z.array(
    z.object({
      id: z.string(),
      wordings: z.array(z.object({ sentence: z.string(), source: z.looseObject({}) })),
      versions: z.array(z.looseObject({ version: z.string(), publishedAt: z.string().nullable(), parameters: z.array(Parameter) })),
    }),
  ),
});

describe('The first start on a folder', () => {
  const log = new LogOfDemo();
  const build = copyOfBuild();
  const publications = async () => (await log.events()).filter(({ type }) => type === 'PolicyPublished');

  afterAll(() => {
    build.remove();
    log.remove();
  });

  it('publishes the default policy once, although it is killed right behind it, and started again and again (XX-7)', async () => {
    // Nobody can look on before there are files.
    await (await log.open(false)).close();
    const onlooker = await log.open(true);
    const first = BuiltServer.launch(build.folder, { DATA_DIR: log.folder });
    for await (const { position } of onlooker.subscribe({ after: 0 })) if (position > 0) break;
    await first.kill();
    await onlooker.close();
    const before = await publications();
    for (const _start of [2, 3]) await (await BuiltServer.start(build.folder, { DATA_DIR: log.folder })).stop();
    expect(await publications()).toEqual(before);
    expect(before).toEqual([
      expect.objectContaining({
        ...{ position: 1, stream: 'policy-handbook', data: expect.objectContaining({ ...handbook2019 }) },
        metadata: expect.objectContaining({
          ...{ actor: 'automation:publish-default-policy', role: 'AUTOMATION', command: 'PublishPolicy' },
          policyVersion: 'handbook-2019',
        }),
      }),
    ]);
  });

  it('ends what the demonstration could tell: its time lies behind that of the log', async () => {
    expect(await playDemo(log.folder)).toBe('LEFT_OUT');
    expect(await publications()).toHaveLength(1);
  });
});

describe('A policy, through the interface', () => {
  const clock = { moment: '2021-12-30T09:00:00.000Z', now: () => clock.moment };
  let dataDir: string;
  let issuer: Issuer;
  let app: NestFastifyApplication;
  let manager: ApiClient;
  /** With the effect of the publication. */
  let atLeast: { readonly token: string };

  const as = async (role: string, of: { partnership?: string } = {}) => new ApiClient(await app.getUrl(), await issuer.token(role, of));
  const publish = async (input: object) => (await manager.ask(Published, PUBLISH, { input })).publishPolicy;
  const scorecard = (criteria: readonly string[]) => criteria.map((criterion) => ({ criterion, rating: 1, rationale: 'So' }));

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'entente-policies-'));
    issuer = await Issuer.create();
    app = await applicationOn(dataDir, clock, issuer);
    await app.listen(0, '127.0.0.1');
    manager = await as('ALLIANCE_MANAGER');
  }, 60_000);

  afterAll(async () => {
    await app.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('PO-2 refuses one that would judge at once; PO-1, PO-3: the other is published once, by a manager alone', async () => {
    const early = await publish({ version: 'handbook-2022', effectiveFrom: '2021-12-30T09:00:59.000Z' });
    expect(early).toMatchObject({ events: [], rejection: { code: 'PO-2', facts: { earliest: '2021-12-30T09:01:00.000Z' } } });
    const stamped = { type: 'PolicyPublished', stream: 'policy-handbook', policyVersion: 'handbook-2019', actor: 'one-alliance_manager' };
    const first = await publish({ version: 'handbook-2022', idempotencyKey: 'publish-2022' });
    expect(first).toMatchObject({ policy: 'handbook', events: [stamped], rejection: null });
    atLeast = { token: first.consistencyToken };
    expect(await publish({ version: 'handbook-2022', idempotencyKey: 'publish-2022' })).toEqual(first);
    expect(await publish({ version: 'handbook-2022' })).toMatchObject({ events: [], rejection: null });
    const input = { version: 'handbook-2022' };
    for (const role of ['ALLIANCE_MEMBER', 'AUDITOR', 'OPERATOR']) {
      expect((await (await as(role)).post(PUBLISH, { input })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
    const { errors } = await manager.post(PUBLISH, { input: { version: 'handbook-2030' } });
    expect(errors).toMatchObject([{ message: 'input.version: must be one of handbook-2019, handbook-2022' }]);
  });

  it('judges from its date on, and each decision names the version that it was judged by (XX-7)', async () => {
    const { partnershipId } = await manager.command('captureRequest', { partnerName: 'Acme', briefDescription: 'They wrote' });
    await manager.command('postRequest', { partnershipId, briefDescription: 'They wrote' });
    await manager.command('declareLead', { partnershipId, lead: 'ada', nextSteps: ['Call'] });
    const score = (criteria: readonly string[]) => manager.command('scorePartnership', { partnershipId, ratings: scorecard(criteria) });
    clock.moment = '2021-12-31T23:59:59.999Z';
    const ofThen = await score(handbook2019.parameters.criteria);
    clock.moment = '2022-01-01T00:00:00.000Z';
    const outdated = await score(handbook2019.parameters.criteria);
    const ofNow = await score(handbook2022.parameters.criteria);
    expect([ofThen, ofNow].map(({ events }) => events.map(({ type, policyVersion }) => [type, policyVersion]))).toEqual([
      [['PartnershipScored', 'handbook-2019']],
      [['PartnershipScored', 'handbook-2022']],
    ]);
    expect(outdated).toMatchObject({ events: [], rejection: { code: 'EV-1', policyVersion: 'handbook-2022' } });
  });

  it('is listed in all its versions, now and as of earlier, and kept from partners', async () => {
    const auditor = await as('AUDITOR');
    const packs = [handbook2019, handbook2022];
    expect((await auditor.ask(Versions, VERSIONS, { atLeast })).policyVersions).toMatchObject(packs);
    expect((await auditor.ask(Versions, VERSIONS, { asOf: { position: '1' } })).policyVersions).toMatchObject([handbook2019]);
    const partner = await as('PARTNER', { partnership: 'acme' });
    expect((await partner.post(VERSIONS)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it('is what every rule is judged under, which anybody can read, partners too', async () => {
    const partner = await as('PARTNER', { partnership: 'acme' });
    const now = (await partner.ask(Rules, RULES, { atLeast })).ruleCatalogue;
    expect(now.map(({ id }) => id).sort()).toEqual([...new Set(rules.map(({ id }) => id))].sort());
    const complete = now.find(({ id }) => id === 'EV-1');
    expect(complete?.wordings).toEqual([
      {
        sentence: 'A complete scorecard rates every criterion in force once, and no other',
        source: { kind: 'E', anchor: 'handbook#criteria-for-successful-partnerships', quote: expect.stringContaining('Exposure') },
      },
    ]);
    const [of2019, of2022] = [handbook2019, handbook2022].map(({ version, effectiveFrom, parameters: { criteria: value } }) => {
      const parameters = [{ name: 'criteria', description: 'The criteria of a complete scorecard (EV-1)', value }];
      return { pack: 'handbook', version, effectiveFrom, publishedAt: '2021-12-30T09:00:00.000Z', parameters };
    });
    expect(complete?.versions).toEqual([of2019, of2022]);
    const before = (await partner.ask(Rules, RULES, { asOf: { position: '1' } })).ruleCatalogue;
    expect(before.find(({ id }) => id === 'EV-1')?.versions).toEqual([of2019, { ...of2022, publishedAt: null }]);
  });

  it('stands in the feed of those who may read all, and not in a partner’s', async () => {
    const auditor = new LiveEvents(await app.getUrl(), await issuer.token('AUDITOR'), { types: ['PolicyPublished'] });
    expect([(await auditor.next()).data['version'], (await auditor.next()).data['version']]).toEqual(['handbook-2019', 'handbook-2022']);
    await auditor.leave();
    const partner = new LiveEvents(await app.getUrl(), await issuer.token('PARTNER', { partnership: 'own-partnership' }));
    const topics = { technicalIntegration: 'A plug-in', endUserBenefits: 'Less work', businessRelationship: 'A listing' };
    await (await as('PARTNER', { partnership: 'own-partnership' })).command('requestPartnership', { partnerName: 'Own', ...topics });
    expect((await partner.next()).type).toBe('PartnershipRequested');
    await partner.leave();
  });
});
