import { reaction } from '@entente/kernel';
import { PartnershipEnded } from '../../partnership/domain/partnership.events.js';
import { CloseGoToMarket } from '../domain/go-to-market.commands.js';

export const whenPartnershipEndedThenCloseGoToMarket = reaction(
  'when-partnership-ended-then-close-go-to-market',
  PartnershipEnded,
  ({ data, recordedAt }) => [new CloseGoToMarket({ partnershipId: data.partnershipId, reason: data.reason, now: recordedAt })],
);
