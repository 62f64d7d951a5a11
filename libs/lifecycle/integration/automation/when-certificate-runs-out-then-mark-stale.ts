import { timer } from '@entente/kernel';
import { MarkIntegrationStale } from '../domain/integration.commands.js';
import { IntegrationCertified, IntegrationClosed, IntegrationRetired, IntegrationWentLive } from '../domain/integration.events.js';

export const whenCertificateRunsOutThenMarkStale = timer('when-certificate-runs-out-then-mark-stale', {
  on: [IntegrationWentLive, IntegrationCertified, IntegrationRetired, IntegrationClosed],
  wind: (event) => {
    const { partnershipId } = event.data;
    switch (event.type) {
      case 'IntegrationWentLive':
      case 'IntegrationCertified':
        return [{ partnershipId, key: event.data.integrationId, dueAt: event.data.certifiedUntil }];
      case 'IntegrationRetired':
        return [{ partnershipId, key: event.data.integrationId, dueAt: null }];
      case 'IntegrationClosed':
        return event.data.integrationIds.map((key) => ({ partnershipId, key, dueAt: null }));
    }
  },
  fire: ({ partnershipId, key, dueAt, now }) => new MarkIntegrationStale({ partnershipId, integrationId: key, certifiedUntil: dueAt, now }),
});
