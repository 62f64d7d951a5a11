import type { DomainEvent } from '@entente/kernel';
import {
  IntegrationCompleted,
  IntegrationDocumented,
  IntegrationStarted,
  IntegrationWentLive,
} from '../../lifecycle/integration/domain/integration.events.js';
import { anAcceptedRequest, type Class } from './inbound-request.js';
import { at, partnershipId, type Stated } from './vocabulary.js';

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

export function aStartedIntegration(...given: readonly Class[]): readonly DomainEvent[] {
  return [...anAcceptedRequest(...given), integrationStarted()];
}

/** Live and documented. */
export function aCompletedIntegration(...given: readonly Class[]): readonly DomainEvent[] {
  return [...aStartedIntegration(...given), integrationDocumented(), integrationWentLive(), integrationCompleted()];
}
