import { CertifyIntegration, SubmitListing, TakeIntegrationLive, type IntegrationCommand } from './integration.commands.js';
import type { IntegrationEvent } from './integration.evolve.js';

/** The command that an event answered, where another policy might have judged it otherwise. */
export function commandBehind({ type, data }: IntegrationEvent): IntegrationCommand | undefined {
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
