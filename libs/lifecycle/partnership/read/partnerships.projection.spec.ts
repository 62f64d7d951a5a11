import {
  anAcceptedRequest,
  anOpenRevenue,
  aLaunchedGoToMarket,
  aPlannedGoToMarket,
  aRequestInTriage,
  aStartedIntegration,
  at,
  classes,
  goToMarketOpened,
  aCompletedIntegration,
  leadReplaced,
  partnerClassified,
  partnerReclassified,
  partnershipDeclined,
  partnershipEnded,
  partnershipId,
  partnershipReferred,
  partnershipRequested,
  requestCaptured,
  requestReopened,
  requestReopenedAs,
  requestWithdrawn,
} from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { recordedAt } from '../../../testing/read-side.js';
import { GoToMarketClosed, GoToMarketPaused, GoToMarketResumed } from '../../go-to-market/domain/go-to-market.events.js';
import { InboundRequestClosed } from '../../inbound-request/domain/inbound-request.events.js';
import { IntegrationClosed } from '../../integration/domain/integration.events.js';
import { RevenueClosed } from '../../revenue/domain/revenue.events.js';
import { partnerships } from './partnerships.projection.js';

const requested = {
  partnershipId,
  partnerName: 'Mattermost',
  sortName: 'mattermost',
  website: 'https://mattermost.com',
  product: null,
  origin: 'PARTNER',
  stage: 'INBOUND_REQUEST',
  requestStatus: 'OPEN',
  integrationStatus: 'NOT_STARTED',
  goToMarketStatus: 'NOT_OPEN',
  revenueStatus: 'NOT_OPEN',
  posted: false,
  lead: null,
  nextSteps: [],
  direction: null,
  requestedAt: at,
  stageSince: recordedAt(1),
  partingReason: null,
  formerPartnershipId: null,
  reopens: null,
  reopenedAs: null,
  reopenedAt: null,
};
const triaged = { ...requested, posted: true, lead: 'ada', nextSteps: ['Call the partner'] };
const accepted = { ...triaged, direction: 'INBOUND', stage: 'INTEGRATION', requestStatus: 'ACCEPTED', stageSince: recordedAt(6) };
const started = { ...accepted, integrationStatus: 'STARTED' };
const opened = { ...started, stage: 'GO_TO_MARKET', goToMarketStatus: 'OPEN', stageSince: recordedAt(11) };
const inRevenue = { ...opened, stage: 'REVENUE', goToMarketStatus: 'LAUNCHED', revenueStatus: 'OPEN', stageSince: recordedAt(14) };

describe('The partnerships', () => {
  it('show a request of a partner, and one that a colleague captured', async () => {
    await projecting(partnerships).given(partnershipRequested()).gives(requested);
    await projecting(partnerships)
      .given(requestCaptured({ partnerName: 'JetBrains', product: 'TeamCity' }))
      .gives({ ...requested, partnerName: 'JetBrains', sortName: 'jetbrains', product: 'TeamCity', origin: 'COLLEAGUE' });
  });

  it.each([
    ['the lead and the next steps', aRequestInTriage(), triaged],
    ['an acceptance, by which the integration’s time begins', anAcceptedRequest(), accepted],
    ['a start of the integration', aStartedIntegration(), started],
    ['an opening of go-to-market', [...aCompletedIntegration(), goToMarketOpened()], opened],
    ['a plan', aPlannedGoToMarket(), { ...opened, goToMarketStatus: 'PLANNED' }],
    ['a launch', aLaunchedGoToMarket(), { ...opened, goToMarketStatus: 'LAUNCHED' }],
    ['an opening of revenue', anOpenRevenue(), inRevenue],
    ['a new lead (IN-6)', [...aRequestInTriage(), leadReplaced()], { ...triaged, lead: 'bo' }],
    [
      'what the partner comes back from',
      [partnershipRequested({ formerPartnershipId: 'partnership-0' })],
      { ...requested, formerPartnershipId: 'partnership-0' },
    ],
    [
      'what the request is made anew of',
      [partnershipRequested(), requestReopened()],
      { ...requested, reopens: 'partnership-0', reopenedAt: at },
    ],
  ])('show %s', async (_what, happened, row) => {
    await projecting(partnerships).given(happened).gives(row);
  });

  it('show the direction of the newest class that has one', async () => {
    const given = [classes.inbound, classes.outbound, classes.services].map(partnerClassified);
    await projecting(partnerships)
      .given(partnershipRequested(), given)
      .gives({ ...requested, direction: 'OUTBOUND' });
  });

  it('show why a request was declined', async () => {
    const parted = { stage: 'DECLINED', requestStatus: 'DECLINED', partingReason: 'No demand', stageSince: recordedAt(4) };
    await projecting(partnerships)
      .given(aRequestInTriage(), partnershipDeclined())
      .gives({ ...triaged, ...parted });
  });

  it.each([
    [classes.inbound, classes.outbound, 'OUTBOUND'],
    [classes.services, classes.inbound, 'INBOUND'],
    [classes.inbound, classes.services, null],
    [classes.services, classes.varVad, null],
  ])('CL-8: show the direction of the class that took the place of another', async (former, given, direction) => {
    await projecting(partnerships)
      .given(partnershipRequested(), partnerClassified(former), partnerReclassified(given, former))
      .gives({ ...requested, direction });
  });

  it('show why a request was withdrawn, which is an end, and why it was referred', async () => {
    const parted = { partingReason: 'Changed plans', stageSince: recordedAt(4) };
    await projecting(partnerships)
      .given(aRequestInTriage(), requestWithdrawn())
      .gives({ ...triaged, ...parted, stage: 'ENDED', requestStatus: 'WITHDRAWN' });
    await projecting(partnerships)
      .given(aRequestInTriage(), partnershipReferred())
      .gives({ ...triaged, ...parted, stage: 'REFERRED', requestStatus: 'REFERRED', partingReason: 'It is theirs' });
  });

  it('show in which partnership a declined request was reopened', async () => {
    const declined = { stage: 'DECLINED', requestStatus: 'DECLINED', partingReason: 'No demand', stageSince: recordedAt(2) };
    await projecting(partnerships)
      .given(partnershipRequested(), partnershipDeclined(), requestReopenedAs())
      .gives({ ...requested, ...declined, reopenedAs: 'partnership-2', reopenedAt: at });
  });

  it('show a pause of go-to-market, and where it stands when it goes on', async () => {
    const paused = GoToMarketPaused({ partnershipId, reason: 'A reorganisation', pausedWhile: 'PLANNED', pausedAt: at });
    const resumed = GoToMarketResumed({ partnershipId, resumedTo: 'PLANNED', resumedAt: at });
    await projecting(partnerships)
      .given(aPlannedGoToMarket(), paused)
      .gives({ ...opened, goToMarketStatus: 'PAUSED' });
    await projecting(partnerships)
      .given(aPlannedGoToMarket(), paused, resumed)
      .gives({ ...opened, goToMarketStatus: 'PLANNED' });
  });

  it('show why a partnership ended, since when, and that all its stages closed', async () => {
    // Automations close a stage at the moment at which the end was recorded.
    const closing = { partnershipId, reason: 'Acquired', closedAt: recordedAt(15) };
    const closed = { requestStatus: 'CLOSED', integrationStatus: 'CLOSED', goToMarketStatus: 'CLOSED', revenueStatus: 'CLOSED' };
    const closings = [
      InboundRequestClosed(closing),
      IntegrationClosed({ ...closing, integrationIds: ['teamcity'], closedWhile: 'STARTED' }),
      GoToMarketClosed({ ...closing, activityIds: [], closedWhile: 'LAUNCHED' }),
      RevenueClosed({ ...closing, closedWhile: 'OPEN' }),
    ];
    await projecting(partnerships)
      .given(anOpenRevenue(), partnershipEnded('Acquired'), closings)
      .gives({ ...inRevenue, ...closed, stage: 'ENDED', partingReason: 'Acquired', stageSince: recordedAt(15) });
  });

  it('have ended when they ended, and for the reason given then, when the request was declined in the moment of the end', async () => {
    const closed = InboundRequestClosed({ partnershipId, reason: 'Acquired', closedAt: recordedAt(2) });
    await projecting(partnerships)
      .given(partnershipRequested(), partnershipEnded('Acquired'), partnershipDeclined(), closed)
      .gives({ ...requested, stage: 'ENDED', requestStatus: 'CLOSED', partingReason: 'Acquired', stageSince: recordedAt(2) });
  });

  it('stay ended when a stage opened in the moment of the end and was closed behind it', async () => {
    const closed = GoToMarketClosed({ partnershipId, activityIds: [], reason: 'Acquired', closedAt: recordedAt(12), closedWhile: 'OPEN' });
    await projecting(partnerships)
      .given(aCompletedIntegration(), partnershipEnded('Acquired'), goToMarketOpened(), closed)
      .gives({ ...started, stage: 'ENDED', goToMarketStatus: 'CLOSED', partingReason: 'Acquired', stageSince: recordedAt(12) });
  });
});
