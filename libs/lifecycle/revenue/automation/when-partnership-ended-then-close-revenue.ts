import { reaction } from '@entente/kernel';
import { PartnershipEnded } from '../../partnership/domain/partnership.events.js';
import { CloseRevenue } from '../domain/revenue.commands.js';

export const whenPartnershipEndedThenCloseRevenue = reaction(
  'when-partnership-ended-then-close-revenue',
  PartnershipEnded,
  ({ data, recordedAt }) => [new CloseRevenue({ partnershipId: data.partnershipId, reason: data.reason, now: recordedAt })],
);
