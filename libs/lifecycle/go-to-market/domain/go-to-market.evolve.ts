import type { EventOf } from '@entente/kernel';
import {
  classesAfter,
  type PartnerClassified,
  type PartnerReclassified,
  type PartnershipAccepted,
} from '../../inbound-request/domain/inbound-request.events.js';
import type {
  IntegrationCompleted,
  IntegrationDocumented,
  IntegrationRetired,
  IntegrationWentLive,
} from '../../integration/domain/integration.events.js';
import type { PartnershipEnded } from '../../partnership/domain/partnership.events.js';
import type { goToMarketEvents } from './go-to-market.events.js';
import type { Activity, GoToMarket, Integration } from './go-to-market.state.js';

export type GoToMarketEvent = EventOf<(typeof goToMarketEvents)[number]>;
type OfIntegration = EventOf<
  typeof IntegrationDocumented | typeof IntegrationWentLive | typeof IntegrationCompleted | typeof IntegrationRetired
>;
type Named = Pick<Integration, 'integrationId'>;
type Fact =
  EventOf<typeof PartnerClassified | typeof PartnerReclassified | typeof PartnershipAccepted | typeof PartnershipEnded> | OfIntegration;

export function evolve(state: GoToMarket, event: GoToMarketEvent | Fact): GoToMarket {
  switch (event.type) {
    case 'PartnerClassified':
      return { ...state, classes: [...state.classes, event.data] };
    case 'PartnerReclassified':
      return { ...state, classes: classesAfter(event.data, state.classes) };
    case 'PartnershipAccepted':
      return { ...state, accepted: true };
    case 'PartnershipEnded':
      return { ...state, ended: true };
    case 'IntegrationDocumented':
      return withIntegration(state, event.data, { documented: true });
    case 'IntegrationWentLive':
      return withIntegration(state, event.data, { live: true });
    case 'IntegrationCompleted':
      return withIntegration(state, event.data, { completed: true });
    case 'IntegrationRetired':
      return withIntegration(state, event.data, { retired: true });
    case 'GoToMarketOpened':
      return { ...state, status: 'OPEN', pause: null };
    case 'GoToMarketPlanned': {
      const { summary, leadingSide, leadingSideException } = event.data;
      return { ...state, status: 'PLANNED', pause: null, plan: { summary, leadingSide, leadingSideException } };
    }
    case 'GoToMarketLaunched':
      return { ...state, status: 'LAUNCHED', pause: null };
    case 'GoToMarketPaused': {
      const { reason, pausedWhile } = event.data;
      return { ...state, status: 'PAUSED', pause: { reason, pausedWhile } };
    }
    case 'GoToMarketResumed':
      return { ...state, status: event.data.resumedTo, pause: null };
    case 'ActivityPlanned': {
      const { partnershipId: _partnershipId, plannedAt: _plannedAt, ...activity } = event.data;
      return { ...state, activities: [...state.activities, { ...activity, course: { status: 'PLANNED' } }] };
    }
    case 'ActivityCompleted': {
      const { activityId, outcome, evidence } = event.data;
      return withCourse(state, [activityId], { status: 'COMPLETED', outcome, evidence });
    }
    case 'ActivityCancelled':
      return withCourse(state, [event.data.activityId], { status: 'CANCELLED', reason: event.data.reason });
    case 'GoToMarketClosed':
      return { ...withCourse(state, event.data.activityIds, { status: 'CLOSED' }), status: 'CLOSED', pause: null };
  }
}

function withIntegration(state: GoToMarket, { integrationId }: Named, change: Partial<Integration>): GoToMarket {
  const unheardOf = { integrationId, documented: false, live: false, completed: false, retired: false };
  const known = state.integrations.find((one) => one.integrationId === integrationId);
  const others = state.integrations.filter((one) => one !== known);
  return { ...state, integrations: [...others, { ...(known ?? unheardOf), ...change }] };
}

function withCourse(state: GoToMarket, activityIds: readonly string[], course: Activity['course']): GoToMarket {
  const evolved = (one: Activity): Activity => (activityIds.includes(one.activityId) ? { ...one, course } : one);
  return { ...state, activities: state.activities.map(evolved) };
}
