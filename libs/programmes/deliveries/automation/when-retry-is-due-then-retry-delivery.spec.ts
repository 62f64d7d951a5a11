import {
  at,
  deliveryFailed,
  deliveryMade,
  deliveryQueued,
  deliverySkipped,
  partnershipId,
  recorded,
  requestPosted,
} from '@entente/testing';
import { RetryDelivery } from '../domain/delivery.commands.js';
import { whenRetryIsDueThenRetryDelivery as retrying } from './when-retry-is-due-then-retry-delivery.js';

const clock = { partnershipId, key: 'delivery-1' };

describe('The next attempt of a delivery', () => {
  it('is due when a failure says so, and not when it says that the delivery is given up', () => {
    expect(retrying.wind(recorded(deliveryFailed()))).toEqual([{ ...clock, dueAt: '2020-02-11T09:15:07.000Z' }]);
    expect(retrying.wind(recorded(deliveryFailed({ retryAt: null })))).toEqual([{ ...clock, dueAt: null }]);
  });

  it('is not due once it is under way, made or skipped', () => {
    for (const settled of [recorded(deliveryQueued()), recorded(deliveryMade()), recorded(deliverySkipped())]) {
      expect(retrying.wind(settled)).toEqual([{ ...clock, dueAt: null }]);
    }
    expect(retrying.wind(recorded(requestPosted()))).toEqual([]);
  });

  it('is queued when it is due', () => {
    expect(retrying.fire({ ...clock, dueAt: at, now: at })).toEqual(
      new RetryDelivery({ partnershipId, deliveryId: 'delivery-1', now: at }),
    );
  });
});
