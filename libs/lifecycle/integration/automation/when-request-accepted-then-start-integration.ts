import { reaction } from '@entente/kernel';
import { PartnershipAccepted } from '../../inbound-request/domain/inbound-request.events.js';
import { StartIntegration } from '../domain/integration.commands.js';

export const whenRequestAcceptedThenStartIntegration = reaction(
  'when-request-accepted-then-start-integration',
  PartnershipAccepted,
  ({ data, recordedAt }) => [
    new StartIntegration({
      partnershipId: data.partnershipId,
      product: null,
      builder: null,
      maintainer: null,
      exceptionReason: null,
      now: recordedAt,
    }),
  ],
);
