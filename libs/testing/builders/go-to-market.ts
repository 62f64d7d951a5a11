import type { DomainEvent } from '@entente/kernel';
import { ActivityCancelled, ActivityCompleted, ActivityPlanned } from '../../lifecycle/go-to-market/domain/activity.events.js';
import {
  GoToMarketLaunched,
  GoToMarketOpened,
  GoToMarketPaused,
  GoToMarketPlanned,
  GoToMarketResumed,
} from '../../lifecycle/go-to-market/domain/go-to-market.events.js';
import { aCompletedIntegration } from './integration.js';
import { at, partnershipId, type Stated } from './vocabulary.js';

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

export function goToMarketPaused(stated: Stated<typeof GoToMarketPaused> = {}) {
  return GoToMarketPaused({ partnershipId, reason: 'Their fair was put off', pausedWhile: 'PLANNED', pausedAt: at, ...stated });
}

export function goToMarketResumed(resumedTo: 'PLANNED' | 'LAUNCHED' = 'PLANNED') {
  return GoToMarketResumed({ partnershipId, resumedTo, resumedAt: at });
}

export const aWebinar = {
  activityId: 'webinar-1',
  kind: 'WEBINAR',
  title: 'Builds of what you push, at work',
  owner: 'bo',
  dueOn: '2020-04-01',
  jointCustomer: 'A bank of both',
} as const;

export function activityPlanned(stated: Stated<typeof ActivityPlanned> = {}) {
  return ActivityPlanned({ partnershipId, ...aWebinar, plannedAt: at, ...stated });
}

export function activityCompleted(stated: Stated<typeof ActivityCompleted> = {}) {
  const held = { activityId: 'webinar-1', outcome: '120 people came', evidence: null };
  return ActivityCompleted({ partnershipId, ...held, completedAt: at, ...stated });
}

export function activityCancelled(stated: Stated<typeof ActivityCancelled> = {}) {
  return ActivityCancelled({ partnershipId, activityId: 'webinar-1', reason: 'The speaker fell ill', cancelledAt: at, ...stated });
}

export function aPlannedGoToMarket(): readonly DomainEvent[] {
  return [...aCompletedIntegration(), goToMarketOpened(), goToMarketPlanned()];
}

export function aLaunchedGoToMarket(): readonly DomainEvent[] {
  return [...aPlannedGoToMarket(), goToMarketLaunched()];
}
