import { leadDeclared, partnershipId, recorded, requestPosted } from '@entente/testing';
import { QueueDelivery } from '../domain/delivery.commands.js';
import { whenRequestPostedThenQueueDelivery as queueing } from './when-request-posted-then-queue-delivery.js';

describe('When a request was posted', () => {
  it('IN-3: its brief description is queued for the channel, under the id of the posting', () => {
    const posted = recorded(requestPosted());
    expect(queueing).toMatchObject({ name: 'when-request-posted-then-queue-delivery', on: 'RequestPosted' });
    const message = { channel: '#alliances', kind: 'REQUEST_POSTED', text: 'ChatOps inside a channel' } as const;
    expect(queueing.react(posted)).toEqual([
      new QueueDelivery({ partnershipId, deliveryId: posted.id, ...message, now: posted.recordedAt }),
    ]);
  });

  it('and only then', () => {
    expect(queueing.react(recorded(leadDeclared()))).toEqual([]);
  });
});
