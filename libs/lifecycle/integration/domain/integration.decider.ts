import {
  anEndedPartnershipRests,
  decider,
  ensure,
  nothingBeforeTriage,
  saidOrNull,
  theStageMustBeOpen,
  type Actor,
  type EventOf,
  type Judgement,
} from '@entente/kernel';
import { PartnerClassified, PartnershipAccepted } from '../../inbound-request/domain/inbound-request.events.js';
import { PartnershipEnded } from '../../partnership/domain/partnership.events.js';
import type { DocumentIntegration, IntegrationCommand, SideName, StartIntegration, TakeIntegrationLive } from './integration.commands.js';
import {
  IntegrationClosed,
  IntegrationCompleted,
  IntegrationDocumented,
  IntegrationStarted,
  IntegrationWentLive,
  integrationEvents,
} from './integration.events.js';
import {
  anIntegrationStartsOnce,
  theHostMaintainsAnOutboundIntegration,
  thePartnerBuildsAnInboundIntegration,
  thePartnerMaintainsAnInboundIntegration,
} from './integration.rules.js';

type Class = EventOf<typeof PartnerClassified>['data'];
type Facts = EventOf<typeof PartnerClassified> | EventOf<typeof PartnershipAccepted> | EventOf<typeof PartnershipEnded>;
type IntegrationEvent = EventOf<(typeof integrationEvents)[number]>;

interface Background {
  readonly accepted: boolean;
  readonly ended: boolean;
  /** The class that gives the duties: the integrated one in force, which is the last (CL-8), else the first of all. */
  readonly leadingClass: Pick<Class, 'technologyType' | 'direction' | 'product'> | null;
}

type Started = Background & { readonly status: 'STARTED'; readonly live: boolean; readonly docsUrl: string | null };
type Integration = (Background & { readonly status: 'NOT_STARTED' | 'CLOSED' }) | Started;

const notStarted: Integration = { status: 'NOT_STARTED', accepted: false, ended: false, leadingClass: null };

export const integrationDecider = decider({
  category: 'integration',
  observes: ['inboundRequest', 'partnership'],
  records: integrationEvents,
  facts: [PartnerClassified, PartnershipAccepted, PartnershipEnded],
  initialState: notStarted,
  decide,
  evolve,
});

function decide(command: IntegrationCommand, state: Integration, { actor }: Judgement): readonly IntegrationEvent[] {
  switch (command.type) {
    case 'StartIntegration':
      return comesTooLate(actor, state) ? [] : start(command, state);
    case 'DocumentIntegration':
      return document(command, state);
    case 'TakeIntegrationLive':
      return takeLive(command, state);
    case 'CloseIntegration': {
      const { partnershipId, reason, now } = command.data;
      return state.status === 'CLOSED' ? [] : [IntegrationClosed({ partnershipId, reason, closedWhile: state.status, closedAt: now })];
    }
  }
}

function ensureUnderWay(state: Integration): asserts state is Started {
  ensureAlive(state);
  ensure(state.status === 'STARTED', theStageMustBeOpen, { stage: 'INTEGRATION', status: state.status });
}

function ensureAlive(state: Integration): void {
  ensure(state.accepted, nothingBeforeTriage, { accepted: state.accepted });
  ensure(!state.ended && state.status !== 'CLOSED', anEndedPartnershipRests, { status: state.status });
}

/** An automation that a person or the end was quicker than has nothing to do; a person is told why it cannot be. */
function comesTooLate({ role }: Actor, { ended, status }: Integration): boolean {
  return role === 'AUTOMATION' && (ended || status !== 'NOT_STARTED');
}

function start({ data }: StartIntegration, state: Integration): readonly IntegrationEvent[] {
  ensureAlive(state);
  const { direction, product } = state.leadingClass ?? { direction: null, product: null };
  const duties = dutiesOf(data, state.leadingClass);
  ensureDuties(direction, duties);
  ensure(state.status === 'NOT_STARTED', anIntegrationStartsOnce, { status: state.status });
  const { builder, maintainer, reason } = duties;
  const maintainerException = direction === 'INBOUND' && maintainer === 'HOST' ? reason : null;
  return [
    IntegrationStarted({
      partnershipId: data.partnershipId,
      product,
      direction,
      builder,
      maintainer,
      maintainerException,
      startedAt: data.now,
    }),
  ];
}

function dutiesOf(asked: StartIntegration['data'], held: Background['leadingClass']): Duties {
  const usual = usualSide(held);
  return { builder: asked.builder ?? usual, maintainer: asked.maintainer ?? usual, reason: saidOrNull(asked.exceptionReason) };
}

/** Who builds and maintains where nobody says otherwise: the host keeps its core set and its platforms, the partner all else. */
function usualSide(held: Background['leadingClass']): SideName {
  return held?.direction === 'OUTBOUND' || held?.technologyType === 'PLATFORM' ? 'HOST' : 'PARTNER';
}

interface Duties {
  readonly builder: SideName;
  readonly maintainer: SideName;
  readonly reason: string | null;
}

function ensureDuties(direction: Class['direction'], { builder, maintainer, reason }: Duties): void {
  const facts = { direction, builder, maintainer };
  const inbound = direction === 'INBOUND';
  ensure(!inbound || builder === 'PARTNER', thePartnerBuildsAnInboundIntegration, facts);
  ensure(!inbound || maintainer === 'PARTNER' || reason !== null, thePartnerMaintainsAnInboundIntegration, {
    ...facts,
    field: 'exceptionReason',
  });
  ensure(direction !== 'OUTBOUND' || maintainer === 'HOST', theHostMaintainsAnOutboundIntegration, facts);
}

function document({ data }: DocumentIntegration, state: Integration): readonly IntegrationEvent[] {
  ensureUnderWay(state);
  const { partnershipId, docsUrl, now } = data;
  if (state.docsUrl === docsUrl) return [];
  const completes = state.docsUrl === null && state.live;
  return [
    IntegrationDocumented({ partnershipId, docsUrl, documentedAt: now }),
    ...(completes ? [IntegrationCompleted({ partnershipId, completedAt: now })] : []),
  ];
}

function takeLive({ data }: TakeIntegrationLive, state: Integration): readonly IntegrationEvent[] {
  ensureUnderWay(state);
  const { partnershipId, now } = data;
  if (state.live) return [];
  return [
    IntegrationWentLive({ partnershipId, liveAt: now }),
    ...(state.docsUrl === null ? [] : [IntegrationCompleted({ partnershipId, completedAt: now })]),
  ];
}

function leading(held: Background['leadingClass'], { technologyType, direction, product }: Class): Background['leadingClass'] {
  return held === null || direction !== null ? { technologyType, direction, product } : held;
}

function evolve(state: Integration, event: IntegrationEvent | Facts): Integration {
  switch (event.type) {
    case 'PartnerClassified':
      return { ...state, leadingClass: leading(state.leadingClass, event.data) };
    case 'PartnershipAccepted':
      return { ...state, accepted: true };
    case 'PartnershipEnded':
      return { ...state, ended: true };
    case 'IntegrationStarted':
      return { ...state, status: 'STARTED', live: false, docsUrl: null };
    case 'IntegrationDocumented':
      return state.status === 'STARTED' ? { ...state, docsUrl: event.data.docsUrl } : state;
    case 'IntegrationWentLive':
      return state.status === 'STARTED' ? { ...state, live: true } : state;
    case 'IntegrationCompleted':
      return state;
    case 'IntegrationClosed':
      return { ...state, status: 'CLOSED' };
  }
}
