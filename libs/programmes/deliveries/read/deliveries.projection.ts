import { projection, update, upsert } from '@entente/read-store';
import { DeliveryFailed, DeliveryMade, DeliveryQueued, DeliverySkipped } from '../domain/delivery.events.js';
import { deliveriesTable } from './deliveries.table.js';

const untroubled = { reason: null, retryAt: null };

export const deliveries = projection('deliveries', {
  table: deliveriesTable,
  version: 1,
  on: [DeliveryQueued, DeliveryMade, DeliveryFailed, DeliverySkipped],
  handlers: {
    DeliveryQueued: ({ data: { deliveryId, attempt, queuedAt, ...message } }) => {
      const queued = { ...untroubled, status: 'QUEUED', attempt, since: queuedAt } as const;
      return attempt === 1 ? upsert(deliveryId, { ...message, ...queued, queuedAt }) : update(deliveryId, queued);
    },
    DeliveryMade: ({ data }) => update(data.deliveryId, { ...untroubled, status: 'MADE', since: data.madeAt }),
    DeliveryFailed: ({ data: { deliveryId, reason, retryAt, failedAt } }) =>
      update(deliveryId, { status: retryAt === null ? 'GIVEN_UP' : 'FAILED', reason, retryAt, since: failedAt }),
    DeliverySkipped: ({ data }) =>
      update(data.deliveryId, { ...untroubled, status: 'SKIPPED', reason: data.reason, since: data.skippedAt }),
  },
});
