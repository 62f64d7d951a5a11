import { at, deliveryFailed, deliveryMade, deliveryQueued, deliverySkipped, partnershipId } from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { deliveries } from './deliveries.projection.js';

const later = '2020-02-11T09:15:07.000Z';
const queued = {
  ...{ deliveryId: 'delivery-1', partnershipId, channel: '#alliances', kind: 'REQUEST_POSTED', text: 'ChatOps inside a channel' },
  ...{ status: 'QUEUED', attempt: 1, reason: null, retryAt: null, queuedAt: at, since: at },
};
const failed = { ...queued, status: 'FAILED', reason: 'The hook answered 503', retryAt: later };

describe('The deliveries', () => {
  it('show what is about to be sent', async () => {
    await projecting(deliveries).given(deliveryQueued()).gives(queued);
  });

  it('show what was taken', async () => {
    await projecting(deliveries)
      .given(deliveryQueued(), deliveryMade({ madeAt: later }))
      .gives({ ...queued, status: 'MADE', since: later });
  });

  it('show why an attempt failed, and when the next is made', async () => {
    await projecting(deliveries).given(deliveryQueued(), deliveryFailed()).gives(failed);
    const again = deliveryQueued({ attempt: 2, queuedAt: later });
    await projecting(deliveries)
      .given(deliveryQueued(), deliveryFailed(), again)
      .gives({ ...queued, attempt: 2, since: later });
  });

  it('show what was given up, and what was skipped', async () => {
    await projecting(deliveries)
      .given(deliveryQueued(), deliveryFailed({ retryAt: null }))
      .gives({ ...failed, status: 'GIVEN_UP', retryAt: null });
    await projecting(deliveries)
      .given(deliveryQueued(), deliverySkipped())
      .gives({ ...queued, status: 'SKIPPED', reason: 'NOT_CONFIGURED' });
  });
});
