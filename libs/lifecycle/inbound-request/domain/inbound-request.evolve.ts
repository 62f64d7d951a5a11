import type { EventOf } from '@entente/kernel';
import type { PartnershipEnded } from '../../partnership/domain/partnership.events.js';
import { classesAfter, type inboundRequestEvents } from './inbound-request.events.js';
import type { InboundRequest, RequestFile } from './inbound-request.state.js';

export type InboundRequestEvent = EventOf<(typeof inboundRequestEvents)[number]>;

const stopped: RequestFile['due'] = { FIRST_ANSWER: null, TRIAGE: null };
const freshFile = {
  ...{ posted: false, due: stopped, question: null, answer: null, lead: null, formerLeads: [], nextSteps: [] },
  ...{ signals: [], classes: [], agreements: [], scorecard: null, ended: false },
};

/** The state after an event that changes what is known of the request. */
function filed(state: InboundRequest, change: (file: RequestFile) => Partial<RequestFile>): InboundRequest {
  return 'origin' in state ? { ...state, ...change(state) } : state;
}

/** A decision that the end overtook decides nothing: the request stays open until it is closed. */
function inTime(state: InboundRequest): state is Extract<InboundRequest, RequestFile> {
  return 'origin' in state && !state.ended;
}

export function evolve(state: InboundRequest, event: InboundRequestEvent | EventOf<typeof PartnershipEnded>): InboundRequest {
  switch (event.type) {
    case 'PartnershipRequested': {
      const { partnershipId: _id, requestedAt: _at, template, technicalIntegration, endUserBenefits, ...asked } = event.data;
      const { businessRelationship, ...company } = asked;
      const topics = { template, technicalIntegration, endUserBenefits, businessRelationship };
      return { ...freshFile, status: 'OPEN', origin: 'PARTNER', ...company, topics, briefDescription: technicalIntegration };
    }
    case 'RequestCaptured': {
      const { partnershipId: _id, capturedAt: _at, ...asked } = event.data;
      return { ...freshFile, status: 'OPEN', origin: 'COLLEAGUE', ...asked, topics: null };
    }
    case 'RequestReopened':
      return state;
    case 'ClocksStarted':
      return filed(state, () => ({ due: { FIRST_ANSWER: event.data.firstAnswerDueAt, TRIAGE: event.data.triageDueAt } }));
    case 'ClockRanOut':
      return filed(state, ({ due }) => ({ due: { ...due, [event.data.clock]: null } }));
    case 'RequestPosted':
      return filed(state, () => ({ posted: true }));
    case 'InformationAsked': {
      const { question: text, askedAt } = event.data;
      return filed(state, ({ due }) => ({ due: { ...due, FIRST_ANSWER: null }, question: { text, askedAt } }));
    }
    case 'InformationGiven': {
      const { answer, firstAnswerDueAt, triageDueAt } = event.data;
      return filed(state, () => ({ due: { FIRST_ANSWER: firstAnswerDueAt, TRIAGE: triageDueAt }, question: null, answer }));
    }
    case 'LeadDeclared':
      return filed(state, () => ({ due: stopped, lead: event.data.lead, nextSteps: event.data.nextSteps }));
    case 'LeadReplaced': {
      const { lead, formerLead } = event.data;
      return filed(state, ({ formerLeads }) => ({ lead, formerLeads: [...formerLeads, formerLead] }));
    }
    case 'DemandSignalled': {
      const { partnershipId: _id, signalledAt: _at, ...signal } = event.data;
      return filed(state, ({ signals }) => ({ signals: [...signals, signal] }));
    }
    case 'PartnerClassified': {
      const { partnershipId: _id, classifiedAt: _at, ...given } = event.data;
      return filed(state, ({ classes }) => ({ classes: [...classes, given] }));
    }
    case 'PartnerReclassified':
      return filed(state, ({ classes }) => ({ classes: classesAfter(event.data, classes) }));
    case 'TeamAgreed':
      return filed(state, ({ agreements }) => ({ agreements: [...agreements, event.data.team] }));
    case 'PartnershipScored': {
      const { criteriaVersion, ratings, metOnRevenueAlone } = event.data;
      return filed(state, () => ({ scorecard: { criteriaVersion, ratings, metOnRevenueAlone } }));
    }
    case 'PartnershipAccepted':
      return inTime(state) ? { ...state, status: 'ACCEPTED' } : state;
    case 'PartnershipDeclined':
      return inTime(state) ? { ...state, status: 'DECLINED', reason: event.data.reason, reopenedAs: null } : state;
    case 'RequestReopenedAs':
      return state.status === 'DECLINED' ? { ...state, reopenedAs: event.data.newPartnershipId } : state;
    case 'RequestWithdrawn':
      return inTime(state) ? { ...state, status: 'WITHDRAWN', reason: event.data.reason } : state;
    case 'PartnershipReferred': {
      const { to, reason } = event.data;
      return inTime(state) ? { ...state, status: 'REFERRED', to, reason } : state;
    }
    case 'PartnershipEnded':
      return filed(state, () => ({ ended: true }));
    case 'InboundRequestClosed':
      return { status: 'CLOSED' };
    case 'PartnershipRequestLapsed':
      return { status: 'LAPSED' };
  }
}
