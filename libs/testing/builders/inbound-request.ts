import type { DomainEvent } from '@entente/kernel';
import { handbook2019 } from '@entente/programmes/policies';
import {
  LeadDeclared,
  PartnerClassified,
  PartnershipAccepted,
  PartnershipDeclined,
  PartnershipRequested,
  PartnershipScored,
  RequestCaptured,
  RequestPosted,
} from '../../lifecycle/inbound-request/domain/inbound-request.events.js';
import { at, partnershipId, type Stated } from './vocabulary.js';

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

export type Class = (typeof classes)[keyof typeof classes];

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
