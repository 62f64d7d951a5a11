import { reaction } from '@entente/kernel';
import { DeliveryQueued } from '@entente/programmes/deliveries';
import { SkipDelivery } from '../../../../libs/programmes/deliveries/domain/delivery.commands.js';

/** Nothing of a story leaves the house, then or later. */
export const whenDeliveryQueuedThenSkipIt = reaction(
  'when-delivery-queued-then-skip-it',
  DeliveryQueued,
  ({ data: { partnershipId, deliveryId, attempt }, recordedAt: now }) => [
    new SkipDelivery({ partnershipId, deliveryId, attempt, reason: 'DEMONSTRATION', now }),
  ],
);
