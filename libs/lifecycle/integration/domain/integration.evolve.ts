import type { EventOf } from '@entente/kernel';
import {
  classesAfter,
  type DemandSignalled,
  type PartnerClassified,
  type PartnerReclassified,
  type PartnershipAccepted,
} from '../../inbound-request/domain/inbound-request.events.js';
import type { PartnershipEnded } from '../../partnership/domain/partnership.events.js';
import type { integrationEvents } from './integration.events.js';
import type { Integration, Integrations } from './integration.state.js';

export type IntegrationEvent = EventOf<(typeof integrationEvents)[number]>;
type Fact = EventOf<
  typeof PartnerClassified | typeof PartnerReclassified | typeof DemandSignalled | typeof PartnershipAccepted | typeof PartnershipEnded
>;
type OfOne = Exclude<IntegrationEvent, { type: 'IntegrationStarted' | 'IntegrationClosed' }>;

export function evolve(state: Integrations, event: IntegrationEvent | Fact): Integrations {
  return concernsOne(event) ? { ...state, integrations: state.integrations.map((one) => evolved(one, event)) } : evolveStage(state, event);
}

function concernsOne(event: IntegrationEvent | Fact): event is OfOne {
  return 'integrationId' in event.data && event.type !== 'IntegrationStarted';
}

function evolved(one: Integration, event: OfOne): Integration {
  return one.integrationId === event.data.integrationId ? evolveOne(one, event) : one;
}

function evolveStage(state: Integrations, event: Exclude<IntegrationEvent | Fact, OfOne>): Integrations {
  switch (event.type) {
    case 'PartnerClassified':
      return { ...state, classes: [...state.classes, event.data] };
    case 'PartnerReclassified':
      return { ...state, classes: classesAfter(event.data, state.classes) };
    case 'DemandSignalled':
      return { ...state, demand: [...state.demand, event.data.signalId] };
    case 'PartnershipAccepted':
      return { ...state, accepted: true };
    case 'PartnershipEnded':
      return { ...state, ended: true };
    case 'IntegrationStarted':
      return { ...state, status: 'STARTED', integrations: [...state.integrations, started(event.data)] };
    case 'IntegrationClosed':
      return { ...state, status: 'CLOSED' };
  }
}

type Start = Extract<IntegrationEvent, { type: 'IntegrationStarted' }>['data'];

function started({ partnershipId: _id, startedAt: _at, ...begun }: Start): Integration {
  const nothingYet = { steps: [], docsUrl: null, audiences: [], listing: null, live: false, certifiedUntil: null };
  return { ...begun, ...nothingYet, stale: false, priorityBy: [], retired: false };
}

function evolveOne(one: Integration, event: OfOne): Integration {
  switch (event.type) {
    case 'DutiesAssigned': {
      const { direction, builder, maintainer, maintainerException } = event.data;
      return { ...one, direction, builder, maintainer, maintainerException };
    }
    case 'StepPlanned': {
      const { stepId, title, owner, dueOn } = event.data;
      return { ...one, steps: [...one.steps, { stepId, title, owner, dueOn, done: false }] };
    }
    case 'StepCompleted':
      return withStep(one, event.data.stepId, true);
    case 'StepReopened':
      return withStep(one, event.data.stepId, false);
    case 'IntegrationDocumented':
      return { ...one, docsUrl: event.data.docsUrl };
    case 'IntegrationDemonstrated':
      return { ...one, audiences: [...one.audiences, event.data.audience] };
    case 'ListingSubmitted':
      return { ...one, listing: { ...event.data, approvedBy: [], sentBack: false, published: false } };
    case 'ListingApproved':
      return { ...one, listing: one.listing && { ...one.listing, approvedBy: [...one.listing.approvedBy, event.data.review] } };
    case 'ListingSentBack':
      return { ...one, listing: one.listing && { ...one.listing, approvedBy: [], sentBack: true } };
    case 'ListingPublished':
      return { ...one, listing: one.listing && { ...one.listing, published: true } };
    case 'IntegrationWentLive':
      return { ...one, live: true, certifiedUntil: event.data.certifiedUntil };
    case 'IntegrationCompleted':
      return one;
    case 'IntegrationCertified':
      return { ...one, stale: false, certifiedUntil: event.data.certifiedUntil };
    case 'IntegrationMarkedStale':
      return { ...one, stale: true };
    case 'IntegrationPriorityRaised':
      return { ...one, priorityBy: [...one.priorityBy, ...event.data.signals] };
    case 'IntegrationRetired':
      return { ...one, retired: true };
  }
}

function withStep(one: Integration, stepId: string, done: boolean): Integration {
  return { ...one, steps: one.steps.map((step) => (step.stepId === stepId ? { ...step, done } : step)) };
}
