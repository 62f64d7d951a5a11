import type { DomainEvent } from '@entente/kernel';
import {
  ClockRanOut,
  ClocksStarted,
  DemandSignalled,
  InformationAsked,
  InformationGiven,
  LeadDeclared,
  LeadReplaced,
  PartnerClassified,
  PartnerReclassified,
  PartnershipAccepted,
  PartnershipDeclined,
  PartnershipReferred,
  PartnershipRequested,
  PartnershipScored,
  RequestCaptured,
  RequestPosted,
  RequestReopened,
  RequestReopenedAs,
  RequestWithdrawn,
  type ReferredTo,
  type Classification,
} from '../../lifecycle/inbound-request/domain/inbound-request.events.js';
import { handbook2019 } from '../../programmes/policies/packs/handbook-2019.js';
import { at, partnershipId, type Stated } from './vocabulary.js';

export const aCompany = {
  partnerName: 'Mattermost',
  website: 'https://mattermost.com',
  product: null,
  contactName: 'Contact One',
  contactEmail: 'contact.one@example.com',
};

const noOccasion = { acquisitionInquiry: false, formerPartnershipId: null };

const threeTopics = {
  technicalIntegration: 'Slash commands and notifications inside a channel',
  endUserBenefits: 'Developers act on their work without leaving the conversation',
  businessRelationship: 'A technology partnership with a listing',
};

export function partnershipRequested(stated: Stated<typeof PartnershipRequested> = {}) {
  return PartnershipRequested({
    partnershipId,
    ...aCompany,
    ...noOccasion,
    template: 'new_partner',
    ...threeTopics,
    requestedAt: at,
    ...stated,
  });
}

export function requestCaptured(stated: Stated<typeof RequestCaptured> = {}) {
  return RequestCaptured({
    partnershipId,
    ...aCompany,
    ...noOccasion,
    briefDescription: 'ChatOps inside a channel',
    capturedAt: at,
    ...stated,
  });
}

export function requestPosted() {
  return RequestPosted({ partnershipId, channel: '#alliances', briefDescription: 'ChatOps inside a channel', postedAt: at });
}

export function leadDeclared(stated: Stated<typeof LeadDeclared> = {}) {
  return LeadDeclared({ partnershipId, lead: 'ada', nextSteps: ['Call the partner'], declaredAt: at, ...stated });
}

export function leadReplaced(stated: Stated<typeof LeadReplaced> = {}) {
  return LeadReplaced({ partnershipId, lead: 'bo', formerLead: 'ada', reason: 'On leave', replacedAt: at, ...stated });
}

/** Due after two and five days, as the policy of tests and its calendar have it. */
export function clocksStarted(stated: Stated<typeof ClocksStarted> = {}) {
  const dueAt = { firstAnswerDueAt: '2020-02-13T09:14:07.000Z', triageDueAt: '2020-02-16T09:14:07.000Z' };
  return ClocksStarted({ partnershipId, ...dueAt, startedAt: at, ...stated });
}

export function clockRanOut(stated: Stated<typeof ClockRanOut> = {}) {
  const { firstAnswerDueAt: dueAt } = clocksStarted().data;
  return ClockRanOut({ partnershipId, clock: 'FIRST_ANSWER', dueAt, ranOutAt: dueAt, ...stated });
}

export function informationAsked(stated: Stated<typeof InformationAsked> = {}) {
  return InformationAsked({ partnershipId, question: 'Who uses it today?', askedAt: at, ...stated });
}

export function informationGiven(stated: Stated<typeof InformationGiven> = {}) {
  const stillDue = { firstAnswerDueAt: null, triageDueAt: null };
  return InformationGiven({ partnershipId, answer: 'Three customers', ...stillDue, givenAt: at, ...stated });
}

export function demandSignalled(stated: Stated<typeof DemandSignalled> = {}) {
  const heard = { source: 'A sales call', note: 'They will not buy without it', link: null };
  return DemandSignalled({ partnershipId, signalId: 'signal-1', ...heard, signalledAt: at, ...stated });
}

/** The declined request of a partner made anew as `partnership-2`. */
export function requestReopenedAs(stated: Stated<typeof RequestReopenedAs> = {}) {
  const asked = { ...aCompany, briefDescription: 'ChatOps inside a channel', topics: { template: 'new_partner', ...threeTopics } };
  const why = { formerPartnershipId: null, reason: 'Customers ask for it now' };
  return RequestReopenedAs({ partnershipId, newPartnershipId: 'partnership-2', ...asked, ...why, reopenedAt: at, ...stated });
}

export function requestReopened(stated: Stated<typeof RequestReopened> = {}) {
  return RequestReopened({ partnershipId, reopens: 'partnership-0', reason: 'Customers ask for it now', reopenedAt: at, ...stated });
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

export function partnerClassified(given: Classification = classes.inbound) {
  return PartnerClassified({ partnershipId, ...given, classifiedAt: at });
}

export function partnerReclassified(given: Classification, former: Classification = classes.inbound) {
  const { kind: formerKind, technologyType: formerTechnologyType, platformType: formerPlatformType } = former;
  const { direction: formerDirection, resellerType: formerResellerType, product: formerProduct } = former;
  const formerly = { formerKind, formerTechnologyType, formerPlatformType, formerDirection, formerResellerType, formerProduct };
  return PartnerReclassified({ partnershipId, ...given, ...formerly, reason: 'They changed their business', reclassifiedAt: at });
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

export function partnershipDeclined(reason = 'No demand', stated: Stated<typeof PartnershipDeclined> = {}) {
  return PartnershipDeclined({ partnershipId, reason, ground: 'OTHER', productStage: null, declinedAt: at, ...stated });
}

export function requestWithdrawn(reason = 'Changed plans') {
  return RequestWithdrawn({ partnershipId, reason, withdrawnAt: at });
}

export function partnershipReferred(to: ReferredTo = 'CHANNEL', reason = 'It is theirs') {
  return PartnershipReferred({ partnershipId, to, reason, referredAt: at });
}

/** A request with a lead and next steps: in triage. */
export function aRequestInTriage(): readonly DomainEvent[] {
  return [partnershipRequested(), requestPosted(), leadDeclared()];
}

/** A request that can be accepted: in triage, classified and scored. */
export function aScoredRequest(...given: readonly Classification[]): readonly DomainEvent[] {
  return [...aRequestInTriage(), ...(given.length === 0 ? [classes.inbound] : given).map(partnerClassified), partnershipScored()];
}

export function anAcceptedRequest(...given: readonly Classification[]): readonly DomainEvent[] {
  return [...aScoredRequest(...given), partnershipAccepted()];
}
