import {
  at,
  certifiedUntil,
  integrationCompleted,
  integrationDocumented,
  integrationStarted,
  integrationWentLive,
  partnershipId,
} from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import {
  DutiesAssigned,
  IntegrationCertified,
  IntegrationClosed,
  IntegrationDemonstrated,
  IntegrationMarkedStale,
  IntegrationPriorityRaised,
  IntegrationRetired,
} from '../domain/integration.events.js';
import { integrationBoard } from './integration-board.projection.js';

const started = {
  key: `${partnershipId}/teamcity`,
  partnershipId,
  integrationId: 'teamcity',
  status: 'STARTED',
  product: 'TeamCity',
  direction: 'INBOUND',
  builder: 'PARTNER',
  maintainer: 'PARTNER',
  maintainerException: null,
  live: false,
  docsUrl: null,
  demonstratedAt: null,
  certifiedUntil: null,
  priorityReason: null,
  prioritySignals: [],
  retirementReason: null,
  startedAt: at,
  completedAt: null,
};
const docsUrl = 'https://docs.example.com/integration';
const closed = (closedWhile: 'STARTED' | 'NOT_STARTED') =>
  IntegrationClosed({
    partnershipId,
    integrationIds: closedWhile === 'STARTED' ? ['teamcity'] : [],
    reason: 'Acquired',
    closedWhile,
    closedAt: at,
  });
const its = { partnershipId, integrationId: 'teamcity' };

describe('The integration board', () => {
  it('shows an integration from its start on, with its duties', async () => {
    await projecting(integrationBoard).given(integrationStarted()).gives(started);
  });

  it('shows where the documentation is, that it is live, and when it was completed', async () => {
    const happened = [integrationStarted(), integrationDocumented(), integrationWentLive(), integrationCompleted()];
    await projecting(integrationBoard)
      .given(happened)
      .gives({ ...started, status: 'LIVE', live: true, certifiedUntil, docsUrl, completedAt: at });
  });

  it('shows the newer place when it is documented again', async () => {
    await projecting(integrationBoard)
      .given(integrationStarted(), integrationDocumented(), integrationDocumented('https://docs.example.com/new'))
      .gives({ ...started, docsUrl: 'https://docs.example.com/new' });
  });

  it('shows new duties, a demonstration and priority', async () => {
    const duties = { direction: 'OUTBOUND', builder: 'HOST', maintainer: 'HOST', maintainerException: null } as const;
    await projecting(integrationBoard)
      .given(
        integrationStarted(),
        DutiesAssigned({ ...its, ...duties, assignedAt: at }),
        IntegrationDemonstrated({ ...its, audience: 'The product team', evidence: null, demonstratedAt: at }),
        IntegrationPriorityRaised({ ...its, signals: ['signal-1'], reason: 'Demand', raisedAt: at }),
      )
      .gives({ ...started, ...duties, demonstratedAt: at, priorityReason: 'Demand', prioritySignals: ['signal-1'] });
  });

  it('shows one that went stale, was certified again, and was retired, beside another', async () => {
    const other = integrationStarted({ integrationId: 'zoom', product: 'Zoom' });
    const stale = [integrationStarted(), integrationWentLive(), IntegrationMarkedStale({ ...its, certifiedUntil, staleAt: at })];
    const until = '2023-02-11T09:14:07.000Z';
    const again = IntegrationCertified({ ...its, certifiedUntil: until, certifiedAt: at });
    const retired = IntegrationRetired({ ...its, reason: 'Replaced', retiredAt: at });
    const live = { ...started, live: true, certifiedUntil };
    const zoom = { ...started, key: `${partnershipId}/zoom`, integrationId: 'zoom', product: 'Zoom' };
    await projecting(integrationBoard)
      .given(stale, other)
      .gives({ ...live, status: 'STALE' }, zoom);
    await projecting(integrationBoard)
      .given(stale, again)
      .gives({ ...live, status: 'LIVE', certifiedUntil: until });
    await projecting(integrationBoard)
      .given(stale, again, retired)
      .gives({ ...live, status: 'RETIRED', certifiedUntil: until, retirementReason: 'Replaced' });
  });

  it('keeps a closed integration, and shows none that was closed before it started', async () => {
    await projecting(integrationBoard)
      .given(integrationStarted(), integrationDocumented(), closed('STARTED'))
      .gives({ ...started, status: 'CLOSED', docsUrl });
    await projecting(integrationBoard).given(closed('NOT_STARTED')).gives();
  });
});
