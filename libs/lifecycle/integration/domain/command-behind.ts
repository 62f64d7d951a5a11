import type { EventOf } from '@entente/kernel';
import {
  AssignDuties,
  CertifyIntegration,
  StartIntegration,
  SubmitListing,
  TakeIntegrationLive,
  type IntegrationCommand,
} from './integration.commands.js';
import type { IntegrationStarted } from './integration.events.js';
import type { IntegrationEvent } from './integration.evolve.js';

/** The command that an event answered, where another policy might have judged it otherwise. */
export function commandBehind({ type, data }: IntegrationEvent, recorded: readonly unknown[]): IntegrationCommand | undefined {
  if (type === 'IntegrationStarted') return starting(data, recorded.length);
  if (type === 'DutiesAssigned') {
    const { partnershipId, integrationId, builder, maintainer, maintainerException: exceptionReason, assignedAt: now } = data;
    return new AssignDuties({ partnershipId, integrationId, builder, maintainer, exceptionReason, now });
  }
  if (type === 'ListingSubmitted') {
    const { submittedAt: now, submittedBy: _actor, ...listing } = data;
    return new SubmitListing({ ...listing, now });
  }
  if (type === 'IntegrationWentLive') {
    const { partnershipId, integrationId, liveAt: now } = data;
    return new TakeIntegrationLive({ partnershipId, integrationId, now });
  }
  if (type !== 'IntegrationCertified') return undefined;
  const { partnershipId, integrationId, certifiedAt: now } = data;
  return new CertifyIntegration({ partnershipId, integrationId, now });
}

/** Several were started by the usual duties of each. */
function starting(data: EventOf<typeof IntegrationStarted>['data'], together: number): StartIntegration {
  const { partnershipId, product, builder, maintainer, maintainerException: exceptionReason, startedAt: now } = data;
  const asked = together === 1 ? { product, builder, maintainer, exceptionReason } : usual;
  return new StartIntegration({ partnershipId, ...asked, now });
}

const usual = { product: null, builder: null, maintainer: null, exceptionReason: null };
