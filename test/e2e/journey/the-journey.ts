import { z } from 'zod';
import { digestsOn } from '../in-process.js';
import { RULES, expectedRefusals } from './expected-refusals.js';
import { Journey, type Settings } from './journey.js';
import { itEnds, itIsRenewed, revenueIsRecordedAndCorrected, theIntegrationIsCompleted, theyGoToMarket } from './market-scenes.js';
import {
  aLeadIsDeclared,
  anOutboundPartnerIsAccepted,
  itIsScoredAndAccepted,
  moreIsAsked,
  othersAsk,
  theIssueComesIn,
  thePartnerIsClassified,
} from './triage-scenes.js';
import { theIntegrationIsBuilt, theIntegrationIsListed, theListingIsReviewed } from './integration-scenes.js';
import { CAUSES, CLOSINGS, LIFE } from './life.js';
import { historyOf, outcomeOf, partnershipAt, statesAt, statusesAt } from './past.js';
import { eventsOnDisk } from '../server/log-on-disk.js';

/** @param settings where the log is, when it is not in the server's folder */
export function theJourney(where: string, settings: () => Promise<Settings>): void {
  describe(`The journey of a real issue from its request to the end of the partnership, ${where}`, () => {
    let journey: Journey;
    let id: string;
    let receipts: readonly object[];

    beforeAll(async () => {
      journey = await Journey.begin(await settings());
      ({ id, receipts } = await theIssueComesIn(journey));
      await othersAsk(journey);
      await moreIsAsked(journey, id);
      await aLeadIsDeclared(journey, id);
      await thePartnerIsClassified(journey, id);
      await itIsScoredAndAccepted(journey, id);
      await anOutboundPartnerIsAccepted(journey);
      await theIntegrationIsBuilt(journey, id);
      await theListingIsReviewed(journey, id);
      await theIntegrationIsCompleted(journey, id);
      await theIntegrationIsListed(journey, id);
      await theyGoToMarket(journey, id);
      await revenueIsRecordedAndCorrected(journey, id);
      await itIsRenewed(journey, id);
      await itEnds(journey, id);
    }, 120_000);

    afterAll(() => journey.forget());

    it('gives the same receipt to an issue that is told of twice, and opens one partnership (XX-4)', () => {
      expect(receipts[1]).toEqual(receipts[0]);
      const requests = journey.events.filter(({ type }) => type === 'PartnershipRequested');
      expect(requests.map(({ data }) => data)).toEqual([
        expect.objectContaining({ partnershipId: id, partnerName: 'Mattermost', requestedAt: '2020-02-11T09:14:07.000Z' }),
      ]);
    });

    it('meets every rule once at least on its way', () => {
      expect(RULES.filter((code) => !journey.refusals.has(code) || !expectedRefusals.some((expected) => expected.code === code))).toEqual(
        [],
      );
    });

    it.each(expectedRefusals)(
      'is refused by $code, told with sentence, source and facts: $facts',
      ({ code, sentence, kind, section, quote, facts }) => {
        const met = (journey.refusals.get(code) ?? []).map(({ source, ...rest }) => ({
          ...rest,
          source: { ...source, quote: source.quote ?? undefined },
        }));
        const anchor = section === 'mission' ? section : `handbook#${section}`;
        const said = quote === undefined ? undefined : expect.stringContaining(quote);
        expect(met).toContainEqual({
          ...{ code, rule: sentence, policyVersion: 'handbook-2019' },
          source: { kind, anchor, quote: said },
          facts: expect.objectContaining(facts),
        });
      },
    );

    it('has a complete history, in order and page by page, that equals what subscribers were given', async () => {
      const history = await historyOf(journey, id);
      expect(history.map(({ type }) => type)).toEqual([...LIFE, ...history.slice(LIFE.length).map(({ type }) => type)]);
      expect(
        history
          .slice(LIFE.length)
          .map(({ type }) => type)
          .sort(),
      ).toEqual(CLOSINGS);
      const onRecord = await eventsOnDisk(journey.dataDir, journey.settings);
      expect(history).toEqual(onRecord.filter(({ data }) => data['partnershipId'] === id));
      expect(journey.events).toEqual(onRecord);
      expect(history.map(({ position }) => position)).toEqual(history.map(({ position }) => position).sort((one, other) => one - other));
    });

    it('names actor, role, command, policy version, correlation and causation in every event (XX-7)', () => {
      const nameless = journey.events.filter(
        ({ actor, role, command, commandId, correlationId, causationId, policyVersion }) =>
          [actor, role, command, commandId, correlationId, causationId].some((name) => name.trim() === '') ||
          policyVersion !== 'handbook-2019',
      );
      expect(journey.events.length).toBeGreaterThan(LIFE.length);
      expect(nameless).toEqual([]);
      expect(journey.events.find(({ type }) => type === 'PartnershipRequested')).toMatchObject({
        actor: 'gitlab:4210',
        role: 'INTEGRATION',
      });
      expect(journey.events.find(({ type }) => type === 'PartnershipAccepted')).toMatchObject({
        actor: 'one-alliance_manager',
        role: 'ALLIANCE_MANAGER',
      });
    });

    it.each([...CAUSES])('does %s by itself, once, because of %s', (effect, cause) => {
      const about = journey.events.filter(({ data }) => data['partnershipId'] === id);
      const [because] = about.filter(({ type }) => type === cause);
      const done = about.filter(({ type }) => type === effect);
      expect(done).toEqual([
        expect.objectContaining({
          ...{ role: 'AUTOMATION', actor: expect.stringMatching(/^automation:when-/) },
          ...{ causationId: because?.id, correlationId: because?.correlationId },
        }),
      ]);
    });

    it('answers for every milestone what was true then, from the read model and by replay (XX-2)', async () => {
      for (const { position, ...truth } of journey.milestones) {
        const { requestStatus, integrationStatus, goToMarketStatus, revenueStatus } = truth;
        expect({ position, ...(await partnershipAt(journey, id, { position: String(position) })) }).toEqual({ position, ...truth });
        expect(await statusesAt(journey, id, position)).toEqual({ requestStatus, integrationStatus, goToMarketStatus, revenueStatus });
      }
      expect(journey.milestones.map(({ stage }) => stage)).toEqual([
        'INBOUND_REQUEST',
        'INBOUND_REQUEST',
        'INTEGRATION',
        'GO_TO_MARKET',
        'REVENUE',
        'ENDED',
      ]);
    });

    it('tells by replay what became of the message to the channel', async () => {
      const skipped = journey.events.find(({ type, data }) => type === 'DeliverySkipped' && data['partnershipId'] === id);
      const stateOf = async (position = 0) => Object.values((await statesAt(journey, id, position))?.get('delivery') ?? {});
      expect(await stateOf(skipped?.position)).toEqual([expect.objectContaining({ status: 'SKIPPED', attempt: 1 })]);
      expect(await stateOf((skipped?.position ?? 0) - 1)).toEqual([expect.objectContaining({ status: 'QUEUED', attempt: 1 })]);
    });

    it('shows in the end what became of plan, listing, certificate, priority, activities and terms', async () => {
      const certified = journey.events.find(({ type }) => type === 'IntegrationCertified');
      expect(await outcomeOf(journey, id)).toEqual({
        integrations: [
          {
            ...{ status: 'CLOSED', live: true, prioritySignals: ['call-1'], certifiedUntil: certified?.data['certifiedUntil'] },
            ...{ steps: [{ stepId: 'slash-commands', evidence: 'Merged and tested' }], listing: { status: 'PUBLISHED' } },
          },
        ],
        goToMarket: {
          activities: [
            { activityId: 'webinar-1', status: 'COMPLETED', outcome: '120 people came' },
            { activityId: 'event-1', status: 'CANCELLED', outcome: null },
          ],
        },
        renewals: [{ termFrom: '2020-07-01', termUntil: '2021-06-30', agreement: 'As before' }],
      });
    });

    it('tells the history in words, too', async () => {
      const words = new Map((await historyOf(journey, id)).map((event) => [event.type, event.words]));
      expect(words.get('PartnershipRequested')).toMatch(/^On 11 February 2020 gitlab:4210 requested a partnership for Mattermost/);
      expect(words.get('LeadDeclared')).toMatch(/one-alliance_manager declared one-alliance_manager lead; next: Talk to the product team$/);
      expect(words.get('RevenueOpened')).toMatch(/ Entente by itself opened revenue, since go-to-market was launched$/);
      expect(words.get('RevenueReversed')).toContain('reversed revenue of 1,000.00 USD for June 2020');
    });

    it('answers for a time what was true then, and knows nothing of the partnership before its first event', async () => {
      const ended = journey.events.find(({ type, data }) => type === 'PartnershipEnded' && data['partnershipId'] === id);
      const before = new Date(Date.parse(ended?.recordedAt ?? '') - 1).toISOString();
      expect(await partnershipAt(journey, id, { time: before })).toMatchObject({ stage: 'REVENUE' });
      const first = journey.milestones[0]?.position ?? 0;
      expect(await partnershipAt(journey, id, { position: String(first - 1) })).toBeNull();
      expect(await statusesAt(journey, id, first - 1)).toBeNull();
    });

    it('counts what was earned and not reversed, in the stage where it stands', async () => {
      const Pipeline = z.object({ pipeline: z.array(z.object({ stage: z.string(), count: z.number(), money: z.array(z.unknown()) })) });
      const { pipeline } = await journey.as('AUDITOR').ask(Pipeline, '{ pipeline { stage count money { currency amount } } }');
      expect(pipeline.filter(({ count }) => count > 0)).toEqual([
        { stage: 'INBOUND_REQUEST', count: 1, money: [] },
        { stage: 'INTEGRATION', count: 1, money: [] },
        { stage: 'ENDED', count: 1, money: [{ currency: 'USD', amount: 120_000 }] },
      ]);
    });

    it('leaves read models that a rebuild from nothing gives again, digest by digest (XX-3)', async () => {
      await journey.halt();
      const { serving, rebuilt } = await digestsOn(journey.dataDir, journey.settings);
      expect(Object.keys(serving).length).toBeGreaterThanOrEqual(8);
      expect(rebuilt).toEqual(serving);
    });
  });
}
