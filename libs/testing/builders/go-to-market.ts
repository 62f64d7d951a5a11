import type { DomainEvent } from '@entente/kernel';
import { GoToMarketLaunched, GoToMarketOpened, GoToMarketPlanned } from '../../lifecycle/go-to-market/domain/go-to-market.events.js';
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

export function aPlannedGoToMarket(): readonly DomainEvent[] {
  return [...aCompletedIntegration(), goToMarketOpened(), goToMarketPlanned()];
}

export function aLaunchedGoToMarket(): readonly DomainEvent[] {
  return [...aPlannedGoToMarket(), goToMarketLaunched()];
}
