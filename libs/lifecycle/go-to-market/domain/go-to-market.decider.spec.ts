import { anEndedPartnershipRests, nothingBeforeTriage } from '@entente/kernel';
import {
  aCompletedIntegration,
  aLaunchedGoToMarket,
  aPlannedGoToMarket,
  aScoredRequest,
  aStartedIntegration,
  anAcceptedRequest,
  at,
  classes,
  given,
  goToMarketLaunched,
  goToMarketOpened,
  goToMarketPlanned,
  integrationCompleted,
  integrationDocumented,
  integrationStarted,
  integrationWentLive,
  partnerReclassified,
  partnershipEnded,
  partnershipId,
} from '@entente/testing';
import { IntegrationRetired } from '../../integration/domain/integration.events.js';
import { CloseGoToMarket, LaunchGoToMarket, OpenGoToMarket, PlanGoToMarket } from './go-to-market.commands.js';
import { goToMarketDecider as goToMarket } from './go-to-market.decider.js';
import { GoToMarketClosed } from './go-to-market.events.js';
import { aPlanSaysWhatIsPlanned, goToMarketFollowsACompleteIntegration, thePartnerLeadsAnInboundGoToMarket } from './go-to-market.rules.js';

const open = new OpenGoToMarket({ partnershipId, now: at });
const launch = new LaunchGoToMarket({ partnershipId, now: at });
const close = new CloseGoToMarket({ partnershipId, reason: 'Acquired', now: at });
const plan = (stated: Partial<PlanGoToMarket['data']> = {}) =>
  new PlanGoToMarket({ partnershipId, summary: 'A webinar', leadingSide: 'PARTNER', exceptionReason: null, now: at, ...stated });
const closed = (closedWhile: 'NOT_OPEN' | 'LAUNCHED') =>
  GoToMarketClosed({ partnershipId, activityIds: [], reason: 'Acquired', closedWhile, closedAt: at });
const retired = (integrationId = 'teamcity') => IntegrationRetired({ partnershipId, integrationId, reason: 'Replaced', retiredAt: at });
const opened = given(goToMarket, aCompletedIntegration(), goToMarketOpened());

describe('Go-to-market', () => {
  it('DU-5: opens after the integration is live and documented, once when sent twice', () => {
    given(goToMarket, aCompletedIntegration()).when(open).then(goToMarketOpened());
    opened.when(open).thenNothing();
    given(goToMarket, aPlannedGoToMarket()).when(open).thenNothing();
  });

  it.each([
    ['opened', open],
    ['planned', plan()],
    ['launched', launch],
  ])('DU-5: is not %s before the integration is complete', (_what, command) => {
    const started = aStartedIntegration();
    const rule = goToMarketFollowsACompleteIntegration;
    given(goToMarket, started).when(command).refusedBy(rule, { live: false, documented: false });
    given(goToMarket, started, integrationDocumented()).when(command).refusedBy(rule, { live: false, documented: true });
    given(goToMarket, started, integrationWentLive()).when(command).refusedBy(rule, { live: true, documented: false });
  });

  it.each([
    ['opened', open],
    ['planned', plan()],
    ['launched', launch],
  ])('IN-7: is not %s before the request was accepted', (_what, command) => {
    given(goToMarket, aScoredRequest()).when(command).refusedBy(nothingBeforeTriage, { accepted: false });
    given(goToMarket, anAcceptedRequest()).when(command).refusedBy(goToMarketFollowsACompleteIntegration);
  });

  it('DU-5: opens with its plan when the plan comes before the automation', () => {
    given(goToMarket, aCompletedIntegration()).when(plan()).then(goToMarketOpened(), goToMarketPlanned());
  });

  it('DU-3: is led by an inbound partner; the host leads as an exception with a reason', () => {
    opened.when(plan()).then(goToMarketPlanned());
    const exception = { leadingSide: 'HOST', leadingSideException: 'The partner has no marketing' } as const;
    const byTheHost = plan({ leadingSide: 'HOST', exceptionReason: 'The partner has no marketing' });
    opened.when(byTheHost).then(goToMarketPlanned(exception));
    given(goToMarket, aCompletedIntegration(), goToMarketPlanned({ ...exception, leadingSideException: 'They asked' }))
      .when(byTheHost)
      .then(goToMarketPlanned(exception));
  });

  it.each([null, '', '  '])('DU-3: is not led by the host for an inbound partner without a reason: %j', (exceptionReason) => {
    const refused = opened.when(plan({ leadingSide: 'HOST', exceptionReason }));
    refused.refusedBy(thePartnerLeadsAnInboundGoToMarket, { leadingSide: 'HOST', inbound: true, field: 'exceptionReason' });
  });

  it('DU-3: is led by either side for all other partners; no reason is kept that nobody needed', () => {
    const hostLeads = goToMarketPlanned({ leadingSide: 'HOST' });
    const outbound = given(goToMarket, aCompletedIntegration(classes.outbound), goToMarketOpened());
    outbound.when(plan({ leadingSide: 'HOST', exceptionReason: 'Not needed' })).then(hostLeads);
    outbound.when(plan()).then(goToMarketPlanned());
    given(goToMarket, aCompletedIntegration(classes.cloud), goToMarketOpened())
      .when(plan({ leadingSide: 'HOST' }))
      .then(hostLeads);
  });

  it('CL-8: is led by the integrated class in force', () => {
    const byTheHost = plan({ leadingSide: 'HOST' });
    const { inbound, outbound, upstream } = classes;
    given(goToMarket, aCompletedIntegration(inbound, outbound, upstream), goToMarketOpened())
      .when(byTheHost)
      .then(goToMarketPlanned({ leadingSide: 'HOST' }));
    given(goToMarket, aCompletedIntegration(outbound, inbound), goToMarketOpened())
      .when(byTheHost)
      .refusedBy(thePartnerLeadsAnInboundGoToMarket);
  });

  it('CL-8: is led by the class that took the place of another', () => {
    const byTheHost = plan({ leadingSide: 'HOST' });
    const { inbound, outbound } = classes;
    given(goToMarket, aCompletedIntegration(inbound), partnerReclassified(outbound, inbound), goToMarketOpened())
      .when(byTheHost)
      .then(goToMarketPlanned({ leadingSide: 'HOST' }));
    given(goToMarket, aCompletedIntegration(outbound), partnerReclassified(inbound, outbound), goToMarketOpened())
      .when(byTheHost)
      .refusedBy(thePartnerLeadsAnInboundGoToMarket);
  });

  it('CL-8: is led by the latest class with a direction, whichever class it replaced', () => {
    const { inbound, outbound, upstream, sellTo, varVad } = classes;
    const byHost = plan({ leadingSide: 'HOST' });
    const integrated = aCompletedIntegration(sellTo, inbound, upstream);
    given(goToMarket, integrated, partnerReclassified(varVad, sellTo), goToMarketOpened())
      .when(byHost)
      .refusedBy(thePartnerLeadsAnInboundGoToMarket);
    given(goToMarket, integrated, partnerReclassified(outbound, sellTo), goToMarketOpened())
      .when(byHost)
      .then(goToMarketPlanned({ leadingSide: 'HOST' }));
  });

  it('LC-6: has a plan that says what is planned', () => {
    opened.when(plan({ summary: ' ' })).refusedBy(aPlanSaysWhatIsPlanned, { field: 'summary' });
    opened.when(plan({ summary: 'A press release' })).then(goToMarketPlanned({ summary: 'A press release' }));
  });

  it('LC-6: is planned before the launch; until then a new plan takes the old one’s place, and the same one records nothing', () => {
    const anew = plan({ summary: 'A press release' });
    given(goToMarket, aPlannedGoToMarket())
      .when(anew)
      .then(goToMarketPlanned({ summary: 'A press release' }));
    given(goToMarket, aPlannedGoToMarket()).when(plan()).thenNothing();
    given(goToMarket, aLaunchedGoToMarket()).when(plan()).thenNothing();
    given(goToMarket, aLaunchedGoToMarket()).when(anew).refusedBy(aPlanSaysWhatIsPlanned, { status: 'LAUNCHED' });
  });

  it('LC-6: is launched once it is planned, once when sent twice', () => {
    given(goToMarket, aPlannedGoToMarket()).when(launch).then(goToMarketLaunched());
    given(goToMarket, aLaunchedGoToMarket()).when(launch).thenNothing();
    opened.when(launch).refusedBy(aPlanSaysWhatIsPlanned, { status: 'OPEN' });
  });

  it('DU-5: is neither planned nor launched once no complete integration is offered any more, and opened by none', () => {
    const facts = { live: false, documented: false };
    given(goToMarket, aPlannedGoToMarket(), retired()).when(launch).refusedBy(goToMarketFollowsACompleteIntegration, facts);
    given(goToMarket, aCompletedIntegration(), retired()).when(plan()).refusedBy(goToMarketFollowsACompleteIntegration, facts);
    given(goToMarket, aCompletedIntegration(), retired()).when(open).thenNothing();
  });

  it('DU-5: goes on with any integration that is still complete, however the others stand', () => {
    const jira = { integrationId: 'jira' };
    const halfAnother = [...aPlannedGoToMarket(), integrationStarted(jira), integrationWentLive(jira)];
    given(goToMarket, halfAnother, retired())
      .when(launch)
      .refusedBy(goToMarketFollowsACompleteIntegration, { live: true, documented: false });
    given(goToMarket, halfAnother, integrationCompleted(jira), retired()).when(launch).then(goToMarketLaunched());
    given(goToMarket, halfAnother, retired('jira')).when(launch).then(goToMarketLaunched());
  });

  it.each([
    ['planned', plan()],
    ['launched', launch],
  ])('LC-2: is not %s once the partnership has ended or the stage was closed', (_what, command) => {
    given(goToMarket, aPlannedGoToMarket(), partnershipEnded()).when(command).refusedBy(anEndedPartnershipRests, { status: 'PLANNED' });
    given(goToMarket, aPlannedGoToMarket(), closed('LAUNCHED')).when(command).refusedBy(anEndedPartnershipRests, { status: 'CLOSED' });
  });

  it('LC-2: is not opened by a late automation once the partnership has ended', () => {
    given(goToMarket, aCompletedIntegration(), partnershipEnded()).when(open).thenNothing();
  });

  it('is closed with its partnership, opened or not, and once when sent twice', () => {
    given(goToMarket, aLaunchedGoToMarket(), partnershipEnded()).when(close).then(closed('LAUNCHED'));
    given(goToMarket, anAcceptedRequest(), partnershipEnded()).when(close).then(closed('NOT_OPEN'));
    given(goToMarket, anAcceptedRequest(), partnershipEnded(), closed('NOT_OPEN')).when(close).thenNothing();
    given(goToMarket, aCompletedIntegration(), closed('NOT_OPEN')).when(open).thenNothing();
  });
});
