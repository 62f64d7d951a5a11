import type { DomainEvent, EventOf } from '@entente/kernel';
import { handbook2019 } from '@entente/programmes/policies';
import { GoToMarketLaunched, GoToMarketOpened, GoToMarketPlanned } from '../lifecycle/go-to-market/domain/go-to-market.events.js';
import {
  LeadDeclared,
  PartnerClassified,
  PartnershipAccepted,
  PartnershipDeclined,
  PartnershipRequested,
  PartnershipScored,
  RequestCaptured,
  RequestPosted,
} from '../lifecycle/inbound-request/domain/inbound-request.events.js';
import {
  IntegrationCompleted,
  IntegrationDocumented,
  IntegrationStarted,
  IntegrationWentLive,
} from '../lifecycle/integration/domain/integration.events.js';
import { PartnershipEnded } from '../lifecycle/partnership/domain/partnership.events.js';
import { RevenueOpened, RevenueRecorded } from '../lifecycle/revenue/domain/revenue.events.js';

type Stated<D> = Partial<EventOf<D> extends DomainEvent<string, infer Data> ? Data : never>;

/** The one partnership of a decider's test, and the moment at which everything happens there. */
export const partnershipId = 'partnership-1';
export const at = '2020-02-11T09:14:07.000Z';

export const aCompany = {
  partnerName: 'Mattermost',
  website: 'https://mattermost.com',
  product: null,
  contactName: 'Contact One',
  contactEmail: 'contact.one@example.com',
};

const threeTopics = {
  technicalIntegration: 'Slash commands and notifications inside a channel',
  endUserBenefits: 'Developers act on their work without leaving the conversation',
  businessRelationship: 'A technology partnership with a listing',
};

export function partnershipRequested(stated: Stated<typeof PartnershipRequested> = {}) {
  return PartnershipRequested({ partnershipId, ...aCompany, template: 'new_partner', ...threeTopics, requestedAt: at, ...stated });
}

export function requestCaptured(stated: Stated<typeof RequestCaptured> = {}) {
  return RequestCaptured({ partnershipId, ...aCompany, briefDescription: 'ChatOps inside a channel', capturedAt: at, ...stated });
}

export function requestPosted() {
  return RequestPosted({ partnershipId, channel: '#alliances', briefDescription: 'ChatOps inside a channel', postedAt: at });
}

export function leadDeclared(stated: Stated<typeof LeadDeclared> = {}) {
  return LeadDeclared({ partnershipId, lead: 'ada', nextSteps: ['Call the partner'], declaredAt: at, ...stated });
}

const noSubtypes = { technologyType: null, platformType: null, direction: null, resellerType: null, product: null };

/** Classes as the handbook gives them, by what a test is about. */
export const classes = {
  inbound: { ...noSubtypes, kind: 'TECHNOLOGY', technologyType: 'INTEGRATED', direction: 'INBOUND', product: 'TeamCity' },
  outbound: { ...noSubtypes, kind: 'TECHNOLOGY', technologyType: 'INTEGRATED', direction: 'OUTBOUND', product: 'Jira' },
  cloud: { ...noSubtypes, kind: 'TECHNOLOGY', technologyType: 'PLATFORM', platformType: 'CLOUD' },
  kubernetes: { ...noSubtypes, kind: 'TECHNOLOGY', technologyType: 'PLATFORM', platformType: 'KUBERNETES' },
  sellTo: { ...noSubtypes, kind: 'TECHNOLOGY', technologyType: 'SELL_TO' },
  upstream: { ...noSubtypes, kind: 'TECHNOLOGY', technologyType: 'UPSTREAM' },
  services: { ...noSubtypes, kind: 'SERVICES' },
  varVad: { ...noSubtypes, kind: 'RESELLER', resellerType: 'VAR_VAD' },
  dmr: { ...noSubtypes, kind: 'RESELLER', resellerType: 'DMR' },
} as const;

type Class = (typeof classes)[keyof typeof classes];

export function partnerClassified(given: Class = classes.inbound) {
  return PartnerClassified({ partnershipId, ...given, classifiedAt: at });
}

export function partnershipScored(stated: Stated<typeof PartnershipScored> = {}) {
  const { version, parameters } = handbook2019;
  const ratings = parameters.criteria.map((criterion) => ({
    criterion,
    rating: criterion === 'ADOPTION' ? 4 : 1,
    met: criterion === 'ADOPTION',
    rationale: 'As the call showed',
    evidence: [],
  }));
  return PartnershipScored({ partnershipId, criteriaVersion: version, ratings, metOnRevenueAlone: false, scoredAt: at, ...stated });
}

export function partnershipAccepted(stated: Stated<typeof PartnershipAccepted> = {}) {
  return PartnershipAccepted({ partnershipId, revenueAloneReason: null, acceptedAt: at, ...stated });
}

export function partnershipDeclined(reason = 'No demand') {
  return PartnershipDeclined({ partnershipId, reason, declinedAt: at });
}

export function partnershipEnded(reason = 'Acquired by another company') {
  return PartnershipEnded({ partnershipId, reason, endedAt: at });
}

export function integrationStarted(stated: Stated<typeof IntegrationStarted> = {}) {
  const duties = { direction: 'INBOUND', builder: 'PARTNER', maintainer: 'PARTNER', maintainerException: null } as const;
  return IntegrationStarted({ partnershipId, product: 'TeamCity', ...duties, startedAt: at, ...stated });
}

export function integrationDocumented(docsUrl = 'https://docs.example.com/integration') {
  return IntegrationDocumented({ partnershipId, docsUrl, documentedAt: at });
}

export function integrationWentLive() {
  return IntegrationWentLive({ partnershipId, liveAt: at });
}

export function integrationCompleted() {
  return IntegrationCompleted({ partnershipId, completedAt: at });
}

export function goToMarketOpened() {
  return GoToMarketOpened({ partnershipId, openedAt: at });
}

export function goToMarketPlanned(stated: Stated<typeof GoToMarketPlanned> = {}) {
  return GoToMarketPlanned({
    partnershipId,
    summary: 'A webinar',
    leadingSide: 'PARTNER',
    leadingSideException: null,
    plannedAt: at,
    ...stated,
  });
}

export function goToMarketLaunched() {
  return GoToMarketLaunched({ partnershipId, launchedAt: at });
}

export function revenueOpened() {
  return RevenueOpened({ partnershipId, openedAt: at });
}

export function revenueRecorded(stated: Stated<typeof RevenueRecorded> = {}) {
  const money = { month: '2020-07', amount: 125_00, currency: 'USD' };
  const channel = { source: 'RESALE', deliveryModel: 'SELF_MANAGED' } as const;
  return RevenueRecorded({ partnershipId, revenueId: 'revenue-1', ...money, ...channel, replaces: null, recordedAt: at, ...stated });
}

/** A request with a lead and next steps: in triage. */
export function aRequestInTriage(): readonly DomainEvent[] {
  return [partnershipRequested(), requestPosted(), leadDeclared()];
}

/** A request that can be accepted: in triage, classified and scored. */
export function aScoredRequest(...given: readonly Class[]): readonly DomainEvent[] {
  return [...aRequestInTriage(), ...(given.length === 0 ? [classes.inbound] : given).map(partnerClassified), partnershipScored()];
}

export function anAcceptedRequest(...given: readonly Class[]): readonly DomainEvent[] {
  return [...aScoredRequest(...given), partnershipAccepted()];
}

export function aStartedIntegration(...given: readonly Class[]): readonly DomainEvent[] {
  return [...anAcceptedRequest(...given), integrationStarted()];
}

/** Live and documented. */
export function aCompletedIntegration(...given: readonly Class[]): readonly DomainEvent[] {
  return [...aStartedIntegration(...given), integrationDocumented(), integrationWentLive(), integrationCompleted()];
}

export function aPlannedGoToMarket(): readonly DomainEvent[] {
  return [...aCompletedIntegration(), goToMarketOpened(), goToMarketPlanned()];
}

export function aLaunchedGoToMarket(): readonly DomainEvent[] {
  return [...aPlannedGoToMarket(), goToMarketLaunched()];
}

export function anOpenRevenue(): readonly DomainEvent[] {
  return [...aLaunchedGoToMarket(), revenueOpened()];
}
