import { ensure, type Judgement } from '@entente/kernel';
import type {
  CertifyIntegration,
  DemonstrateIntegration,
  DocumentIntegration,
  MarkIntegrationStale,
  RaiseIntegrationPriority,
  RetireIntegration,
  TakeIntegrationLive,
} from './integration.commands.js';
import {
  IntegrationCertified,
  IntegrationCompleted,
  IntegrationDemonstrated,
  IntegrationDocumented,
  IntegrationMarkedStale,
  IntegrationPriorityRaised,
  IntegrationRetired,
  IntegrationWentLive,
} from './integration.events.js';
import {
  aDemonstrationHasAnAudience,
  aRetiredIntegrationRests,
  nothingGoesLiveWithOpenSteps,
  onlyALiveIntegrationIsCertified,
  priorityFollowsDemand,
} from './integration.rules.js';
import type { Integrations } from './integration.state.js';
import { integrationUnderWay, named } from './named-integration.js';

export function document({ data }: DocumentIntegration, state: Integrations) {
  const { integrationId, docsUrl: before, live } = integrationUnderWay(data, state);
  const { partnershipId, docsUrl, now } = data;
  if (before === docsUrl) return [];
  return [
    IntegrationDocumented({ partnershipId, integrationId, docsUrl, documentedAt: now }),
    ...(before === null && live ? [IntegrationCompleted({ partnershipId, integrationId, completedAt: now })] : []),
  ];
}

export function demonstrate({ data }: DemonstrateIntegration, state: Integrations) {
  const { integrationId, audiences } = integrationUnderWay(data, state);
  const { partnershipId, audience, evidence, now } = data;
  ensure(audience.trim() !== '', aDemonstrationHasAnAudience, { field: 'audience' });
  return audiences.includes(audience)
    ? []
    : [IntegrationDemonstrated({ partnershipId, integrationId, audience, evidence, demonstratedAt: now })];
}

export function takeLive({ data }: TakeIntegrationLive, state: Integrations, judgement: Judgement) {
  const { integrationId, live, docsUrl, steps } = integrationUnderWay(data, state);
  const { partnershipId, now } = data;
  if (live) return [];
  const open = steps.filter(({ done }) => !done).map(({ stepId }) => stepId);
  ensure(open.length === 0, nothingGoesLiveWithOpenSteps, { open });
  return [
    IntegrationWentLive({ partnershipId, integrationId, certifiedUntil: certificateFrom(now, judgement), liveAt: now }),
    ...(docsUrl === null ? [] : [IntegrationCompleted({ partnershipId, integrationId, completedAt: now })]),
  ];
}

export function certify({ data }: CertifyIntegration, state: Integrations, judgement: Judgement) {
  const { integrationId, live, certifiedUntil: before } = integrationUnderWay(data, state);
  const { partnershipId, now } = data;
  ensure(live, onlyALiveIntegrationIsCertified, { live });
  const certifiedUntil = certificateFrom(now, judgement);
  return before === certifiedUntil ? [] : [IntegrationCertified({ partnershipId, integrationId, certifiedUntil, certifiedAt: now })];
}

/** When a live integration is stale unless it is certified again. */
function certificateFrom(now: string, { calendar, policy }: Judgement): string {
  return calendar.monthsAfter(now, policy.parameters.certificationMonths);
}

/** Finds nothing to do where somebody was quicker: the integration was certified again, retired or closed. */
export function markStale({ data }: MarkIntegrationStale, state: Integrations) {
  const { partnershipId, certifiedUntil, now } = data;
  const one = named(data.integrationId, state);
  if (state.ended || state.status === 'CLOSED' || one === undefined) return [];
  if (one.retired || one.stale || one.certifiedUntil !== certifiedUntil || now < certifiedUntil) return [];
  return [IntegrationMarkedStale({ partnershipId, integrationId: one.integrationId, certifiedUntil, staleAt: now })];
}

export function raisePriority({ data }: RaiseIntegrationPriority, state: Integrations) {
  const { integrationId, priorityBy } = integrationUnderWay(data, state);
  const { partnershipId, reason, now } = data;
  const unknown = data.signals.filter((signal) => !state.demand.includes(signal));
  ensure(data.signals.length > 0 && unknown.length === 0, priorityFollowsDemand, { field: 'signals', unknown, recorded: state.demand });
  ensure(reason.trim() !== '', priorityFollowsDemand, { field: 'reason' });
  const signals = [...new Set(data.signals)].filter((signal) => !priorityBy.includes(signal));
  return signals.length === 0 ? [] : [IntegrationPriorityRaised({ partnershipId, integrationId, signals, reason, raisedAt: now })];
}

export function retire({ data }: RetireIntegration, state: Integrations) {
  if (named(data.integrationId, state)?.retired === true && !state.ended) return [];
  const { integrationId } = integrationUnderWay(data, state);
  const { partnershipId, reason, now } = data;
  ensure(reason.trim() !== '', aRetiredIntegrationRests, { field: 'reason' });
  return [IntegrationRetired({ partnershipId, integrationId, reason, retiredAt: now })];
}
