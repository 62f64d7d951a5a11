import { reaction } from '@entente/kernel';
import { RequestPosted } from '../../../lifecycle/inbound-request/domain/inbound-request.events.js';
import { QueueDelivery } from '../domain/delivery.commands.js';

export const whenRequestPostedThenQueueDelivery = reaction(
  'when-request-posted-then-queue-delivery',
  RequestPosted,
  ({ id: deliveryId, data: { partnershipId, channel, briefDescription: text }, recordedAt: now }) => [
    new QueueDelivery({ partnershipId, deliveryId, channel, kind: 'REQUEST_POSTED', text, now }),
  ],
);
