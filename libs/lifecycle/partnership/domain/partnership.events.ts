import { Instant, PartnershipId, Text, event } from '@entente/kernel';

export const PartnershipEnded = event('PartnershipEnded', 1, 'The partnership came to its end; everything open is closed', {
  partnershipId: PartnershipId,
  reason: Text,
  endedAt: Instant,
});

export const partnershipEvents = [PartnershipEnded] as const;
