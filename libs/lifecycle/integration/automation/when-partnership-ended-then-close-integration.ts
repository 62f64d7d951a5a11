import { reaction } from '@entente/kernel';
import { PartnershipEnded } from '../../partnership/domain/partnership.events.js';
import { CloseIntegration } from '../domain/integration.commands.js';

export const whenPartnershipEndedThenCloseIntegration = reaction(
  'when-partnership-ended-then-close-integration',
  PartnershipEnded,
  ({ data, recordedAt }) => [new CloseIntegration({ partnershipId: data.partnershipId, reason: data.reason, now: recordedAt })],
);
