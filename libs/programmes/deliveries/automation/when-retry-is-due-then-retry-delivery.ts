import { timer } from '@entente/kernel';
import { RetryDelivery } from '../domain/delivery.commands.js';
import { deliveryEvents } from '../domain/delivery.events.js';

export const whenRetryIsDueThenRetryDelivery = timer('when-retry-is-due-then-retry-delivery', {
  on: deliveryEvents,
  wind: ({ type, data: { partnershipId, deliveryId: key, ...data } }) => [
    { partnershipId, key, dueAt: type === 'DeliveryFailed' && 'retryAt' in data ? data.retryAt : null },
  ],
  fire: ({ partnershipId, key: deliveryId, now }) => new RetryDelivery({ partnershipId, deliveryId, now }),
});
