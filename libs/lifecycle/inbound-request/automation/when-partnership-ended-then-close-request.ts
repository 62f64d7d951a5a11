import { reaction } from '@entente/kernel';
import { PartnershipEnded } from '../../partnership/domain/partnership.events.js';
import { CloseInboundRequest } from '../domain/inbound-request.commands.js';

export const whenPartnershipEndedThenCloseRequest = reaction(
  'when-partnership-ended-then-close-request',
  PartnershipEnded,
  ({ data, recordedAt }) => [new CloseInboundRequest({ partnershipId: data.partnershipId, reason: data.reason, now: recordedAt })],
);
