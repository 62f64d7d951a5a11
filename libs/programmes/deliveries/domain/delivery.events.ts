import { IDENTIFIER, Instant, PartnershipId, Text, event } from '@entente/kernel';
import { z } from 'zod';

export const DeliveryKind = z.enum(['REQUEST_POSTED']);

export const SkipReason = z.enum(['NOT_CONFIGURED', 'OUTDATED', 'DEMONSTRATION']);
export type SkipReason = z.infer<typeof SkipReason>;

const attempt = {
  partnershipId: PartnershipId,
  deliveryId: z.string().regex(IDENTIFIER).describe('The identifier of the delivery'),
  attempt: z.int().positive().describe('Which attempt, counted from 1'),
};

export const DeliveryQueued = event('DeliveryQueued', 1, 'A message was put down to be sent out of the house', {
  ...attempt,
  channel: Text.describe('Where it goes'),
  kind: DeliveryKind.describe('What it tells of'),
  text: Text.describe('What it says; without personal data of its own'),
  queuedAt: Instant,
});

export const DeliveryMade = event('DeliveryMade', 1, 'A message was sent and taken', { ...attempt, madeAt: Instant });

export const DeliveryFailed = event('DeliveryFailed', 1, 'A message could not be sent', {
  ...attempt,
  reason: Text.describe('What went wrong'),
  retryAt: Instant.nullable().describe('When it is tried again; null when it was given up'),
  failedAt: Instant,
});

export const DeliverySkipped = event('DeliverySkipped', 1, 'A message was not sent, and is not going to be by itself', {
  ...attempt,
  reason: SkipReason.describe('Why'),
  skippedAt: Instant,
});

export const deliveryEvents = [DeliveryQueued, DeliveryMade, DeliveryFailed, DeliverySkipped] as const;
