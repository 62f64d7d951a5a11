import { at, integrationCompleted, integrationDocumented, integrationStarted, integrationWentLive, partnershipId } from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { IntegrationClosed } from '../domain/integration.events.js';
import { integrationBoard } from './integration-board.projection.js';

const started = {
  partnershipId,
  status: 'STARTED',
  product: 'TeamCity',
  direction: 'INBOUND',
  builder: 'PARTNER',
  maintainer: 'PARTNER',
  maintainerException: null,
  live: false,
  docsUrl: null,
  startedAt: at,
  completedAt: null,
};
const docsUrl = 'https://docs.example.com/integration';
const closed = (closedWhile: 'STARTED' | 'NOT_STARTED') =>
  IntegrationClosed({ partnershipId, reason: 'Acquired', closedWhile, closedAt: at });

describe('The integration board', () => {
  it('shows an integration from its start on, with its duties', async () => {
    await projecting(integrationBoard).given(integrationStarted()).gives(started);
  });

  it('shows where the documentation is, that it is live, and when it was completed', async () => {
    const happened = [integrationStarted(), integrationDocumented(), integrationWentLive(), integrationCompleted()];
    await projecting(integrationBoard)
      .given(happened)
      .gives({ ...started, live: true, docsUrl, completedAt: at });
  });

  it('shows the newer place when it is documented again', async () => {
    await projecting(integrationBoard)
      .given(integrationStarted(), integrationDocumented(), integrationDocumented('https://docs.example.com/new'))
      .gives({ ...started, docsUrl: 'https://docs.example.com/new' });
  });

  it('keeps a closed integration, and shows none that was closed before it started', async () => {
    await projecting(integrationBoard)
      .given(integrationStarted(), integrationDocumented(), closed('STARTED'))
      .gives({ ...started, status: 'CLOSED', docsUrl });
    await projecting(integrationBoard).given(closed('NOT_STARTED')).gives();
  });
});
