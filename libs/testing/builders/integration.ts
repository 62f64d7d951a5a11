import type { DomainEvent } from '@entente/kernel';
import type { Classification } from '../../lifecycle/inbound-request/domain/inbound-request.events.js';
import {
  IntegrationCompleted,
  IntegrationDocumented,
  IntegrationStarted,
  IntegrationWentLive,
} from '../../lifecycle/integration/domain/integration.events.js';
import { ListingApproved, ListingSubmitted } from '../../lifecycle/integration/domain/listing.events.js';
import { StepCompleted, StepPlanned } from '../../lifecycle/integration/domain/step.events.js';
import { anAcceptedRequest } from './inbound-request.js';
import { at, partnershipId, type Stated } from './vocabulary.js';

const one = { partnershipId, integrationId: 'teamcity' } as const;

/** Twelve months after `at`. */
export const certifiedUntil = '2021-02-11T09:14:07.000Z';

export function integrationStarted(stated: Stated<typeof IntegrationStarted> = {}) {
  const duties = { direction: 'INBOUND', builder: 'PARTNER', maintainer: 'PARTNER', maintainerException: null } as const;
  return IntegrationStarted({ ...one, product: 'TeamCity', ...duties, startedAt: at, ...stated });
}

export function stepPlanned(stated: Stated<typeof StepPlanned> = {}) {
  return StepPlanned({
    ...one,
    stepId: 'step-1',
    title: 'Write the connector',
    owner: 'bo',
    dueOn: '2020-03-01',
    plannedAt: at,
    ...stated,
  });
}

export function stepCompleted(stepId = 'step-1') {
  return StepCompleted({ ...one, stepId, evidence: 'Merged', completedAt: at });
}

export function integrationDocumented(docsUrl = 'https://docs.example.com/integration') {
  return IntegrationDocumented({ ...one, docsUrl, documentedAt: at });
}

export const aListing = {
  summary: 'Builds and tests what you push',
  logo: 'https://example.com/logo.png',
  logoType: 'PNG',
  logoWidth: 800,
  logoHeight: 800,
  category: 'Continuous integration',
} as const;

export function listingSubmitted(stated: Stated<typeof ListingSubmitted> = {}) {
  return ListingSubmitted({ ...one, ...aListing, submittedBy: 'ada', submittedAt: at, ...stated });
}

export function listingApproved(review: 'TECHNICAL_WRITER' | 'ALLIANCES', reviewer = 'wim') {
  return ListingApproved({ ...one, review, reviewer, approvedAt: at });
}

export function integrationWentLive(stated: Stated<typeof IntegrationWentLive> = {}) {
  return IntegrationWentLive({ ...one, certifiedUntil, liveAt: at, ...stated });
}

export function integrationCompleted(stated: Stated<typeof IntegrationCompleted> = {}) {
  return IntegrationCompleted({ ...one, completedAt: at, ...stated });
}

export function aStartedIntegration(...given: readonly Classification[]): readonly DomainEvent[] {
  return [...anAcceptedRequest(...given), integrationStarted()];
}

/** Live and documented. */
export function aCompletedIntegration(...given: readonly Classification[]): readonly DomainEvent[] {
  return [...aStartedIntegration(...given), integrationDocumented(), integrationWentLive(), integrationCompleted()];
}
