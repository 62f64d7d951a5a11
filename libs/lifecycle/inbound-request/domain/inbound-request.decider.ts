import { decider, ensure, oneRequestAPartnership, type EventOf, type Judgement } from '@entente/kernel';
import { PartnershipEnded } from '../../partnership/domain/partnership.events.js';
import { companyKeys, normalisedName } from './company-claim.js';
import type { CaptureRequest, CloseInboundRequest, InboundRequestCommand, RequestPartnership } from './inbound-request.commands.js';
import {
  InboundRequestClosed,
  PartnershipRequestLapsed,
  PartnershipRequested,
  RequestCaptured,
  inboundRequestEvents,
} from './inbound-request.events.js';
import {
  aCapturedRequestIsPostedFirst,
  aRequestCarriesTheTemplate,
  aRequestHoldsThreeTopics,
  oneOpenRequestPerCompany,
} from './inbound-request.rules.js';
import { notRequested, type InboundRequest, type RequestFile } from './inbound-request.state.js';
import { accept, agree, classify, declareLead, decline, post, score } from './triage.js';

type InboundRequestEvent = EventOf<(typeof inboundRequestEvents)[number]>;

export const inboundRequestDecider = decider({
  category: 'inboundRequest',
  observes: ['partnership'],
  records: inboundRequestEvents,
  facts: [PartnershipEnded],
  initialState: notRequested,
  decide,
  evolve,
  claim: {
    keys: (command: InboundRequestCommand) =>
      command.type === 'RequestPartnership' || command.type === 'CaptureRequest' ? companyKeys(command) : [],
    rule: oneOpenRequestPerCompany,
    discloses: ({ role }) => role !== 'PARTNER',
    holds: (state) => state.status === 'OPEN' && !state.ended,
    lapse: (partnershipId, lapsedAt) => PartnershipRequestLapsed({ partnershipId, lapsedAt }),
  },
});

function decide(command: InboundRequestCommand, state: InboundRequest, judgement: Judgement): readonly InboundRequestEvent[] {
  switch (command.type) {
    case 'RequestPartnership':
      return request(command, state, judgement);
    case 'CaptureRequest':
      return capture(command, state);
    case 'PostRequest':
      return post(command, state, judgement);
    case 'DeclareLead':
      return declareLead(command, state, judgement);
    case 'ClassifyPartner':
      return classify(command, state, judgement);
    case 'RecordTeamAgreement':
      return agree(command, state, judgement);
    case 'ScorePartnership':
      return score(command, state, judgement);
    case 'AcceptPartnership':
      return accept(command, state, judgement);
    case 'DeclinePartnership':
      return decline(command, state);
    case 'CloseInboundRequest':
      return close(command, state);
  }
}

function request({ data }: RequestPartnership, state: InboundRequest, { policy }: Judgement): readonly InboundRequestEvent[] {
  const { now, ...asked } = data;
  const { requestTemplate } = policy.parameters;
  ensure(asked.template === requestTemplate, aRequestCarriesTheTemplate, { template: asked.template, expected: requestTemplate });
  for (const field of ['technicalIntegration', 'endUserBenefits', 'businessRelationship'] as const) {
    ensure(asked[field].trim() !== '', aRequestHoldsThreeTopics, { field });
  }
  ensureNamed(asked.partnerName);
  ensureFirst(state);
  return [PartnershipRequested({ ...asked, requestedAt: asked.requestedAt ?? now })];
}

function capture({ data }: CaptureRequest, state: InboundRequest): readonly InboundRequestEvent[] {
  const { now, ...asked } = data;
  ensure(asked.briefDescription.trim() !== '', aCapturedRequestIsPostedFirst, { field: 'briefDescription' });
  ensureNamed(asked.partnerName);
  ensureFirst(state);
  return [RequestCaptured({ ...asked, capturedAt: now })];
}

function ensureNamed(partnerName: string): void {
  ensure(normalisedName(partnerName) !== '', oneOpenRequestPerCompany, { field: 'partnerName', partnerName });
}

function ensureFirst(state: InboundRequest): void {
  ensure(state.status === 'NOT_REQUESTED', oneRequestAPartnership, { status: state.status });
}

function close({ data }: CloseInboundRequest, state: InboundRequest): readonly InboundRequestEvent[] {
  if (state.status !== 'OPEN') return [];
  return [InboundRequestClosed({ partnershipId: data.partnershipId, reason: data.reason, closedAt: data.now })];
}

const freshFile = { posted: false, lead: null, nextSteps: [], classes: [], agreements: [], scorecard: null, ended: false };

/** The state after an event that changes what is known of the request. */
function filed(state: InboundRequest, change: (file: RequestFile) => Partial<RequestFile>): InboundRequest {
  return 'origin' in state ? { ...state, ...change(state) } : state;
}

/** A decision that the end overtook decides nothing: the request stays open until it is closed. */
function inTime(state: InboundRequest): state is Extract<InboundRequest, RequestFile> {
  return 'origin' in state && !state.ended;
}

function evolve(state: InboundRequest, event: InboundRequestEvent | EventOf<typeof PartnershipEnded>): InboundRequest {
  switch (event.type) {
    case 'PartnershipRequested':
      return { ...freshFile, status: 'OPEN', origin: 'PARTNER', partnerName: event.data.partnerName };
    case 'RequestCaptured':
      return { ...freshFile, status: 'OPEN', origin: 'COLLEAGUE', partnerName: event.data.partnerName };
    case 'RequestPosted':
      return filed(state, () => ({ posted: true }));
    case 'LeadDeclared':
      return filed(state, () => ({ lead: event.data.lead, nextSteps: event.data.nextSteps }));
    case 'PartnerClassified': {
      const { partnershipId: _id, classifiedAt: _at, ...given } = event.data;
      return filed(state, ({ classes }) => ({ classes: [...classes, given] }));
    }
    case 'TeamAgreed':
      return filed(state, ({ agreements }) => ({ agreements: [...agreements, event.data.team] }));
    case 'PartnershipScored': {
      const { criteriaVersion, ratings, metOnRevenueAlone } = event.data;
      return filed(state, () => ({ scorecard: { criteriaVersion, ratings, metOnRevenueAlone } }));
    }
    case 'PartnershipAccepted':
      return inTime(state) ? { ...state, status: 'ACCEPTED' } : state;
    case 'PartnershipDeclined':
      return inTime(state) ? { ...state, status: 'DECLINED', reason: event.data.reason } : state;
    case 'PartnershipEnded':
      return filed(state, () => ({ ended: true }));
    case 'InboundRequestClosed':
      return { status: 'CLOSED' };
    case 'PartnershipRequestLapsed':
      return { status: 'LAPSED' };
  }
}
