import { DeliveryFailed, DeliveryMade, DeliveryQueued, DeliverySkipped } from '../../programmes/deliveries/domain/delivery.events.js';
import { at, partnershipId, type Stated } from './vocabulary.js';

const first = { partnershipId, deliveryId: 'delivery-1', attempt: 1 };

export function deliveryQueued(stated: Stated<typeof DeliveryQueued> = {}) {
  const message = { channel: '#alliances', kind: 'REQUEST_POSTED', text: 'ChatOps inside a channel' } as const;
  return DeliveryQueued({ ...first, ...message, queuedAt: at, ...stated });
}

export function deliveryMade(stated: Stated<typeof DeliveryMade> = {}) {
  return DeliveryMade({ ...first, madeAt: at, ...stated });
}

/** Tried again a minute later, as after a first attempt. */
export function deliveryFailed(stated: Stated<typeof DeliveryFailed> = {}) {
  return DeliveryFailed({ ...first, reason: 'The hook answered 503', retryAt: '2020-02-11T09:15:07.000Z', failedAt: at, ...stated });
}

export function deliverySkipped(stated: Stated<typeof DeliverySkipped> = {}) {
  return DeliverySkipped({ ...first, reason: 'NOT_CONFIGURED', skippedAt: at, ...stated });
}
