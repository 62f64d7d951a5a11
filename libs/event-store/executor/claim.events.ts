import { Instant, PartnershipId, Text, event } from '@entente/kernel';

export const ClaimTaken = event('ClaimTaken', 1, 'A partnership claimed what only one can hold at a time', {
  claim: Text.describe('What is claimed: the name of this stream'),
  partnershipId: PartnershipId,
  takenAt: Instant,
});

/** For the event catalogue. */
export const claimEvents = [ClaimTaken] as const;
