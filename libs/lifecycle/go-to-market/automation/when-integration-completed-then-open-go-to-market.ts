import { reaction } from '@entente/kernel';
import { IntegrationCompleted } from '../../integration/domain/integration.events.js';
import { OpenGoToMarket } from '../domain/go-to-market.commands.js';

export const whenIntegrationCompletedThenOpenGoToMarket = reaction(
  'when-integration-completed-then-open-go-to-market',
  IntegrationCompleted,
  ({ data, recordedAt }) => [new OpenGoToMarket({ partnershipId: data.partnershipId, now: recordedAt })],
);
