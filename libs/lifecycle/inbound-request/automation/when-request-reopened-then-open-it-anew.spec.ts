import { partnershipDeclined, partnershipId, recorded, requestReopenedAs } from '@entente/testing';
import { OpenReopenedRequest } from '../domain/inbound-request.commands.js';
import { whenRequestReopenedThenOpenItAnew as reopening } from './when-request-reopened-then-open-it-anew.js';

describe('When a declined request was reopened', () => {
  it('opens it as a partnership of its own, with all that it said', () => {
    const reopened = recorded(requestReopenedAs());
    const { newPartnershipId, reopenedAt: _at, ...asked } = reopened.data;
    expect(reopening).toMatchObject({ name: 'when-request-reopened-then-open-it-anew', on: 'RequestReopenedAs' });
    expect(reopening.react(reopened)).toEqual([
      new OpenReopenedRequest({ ...asked, partnershipId: newPartnershipId, reopens: partnershipId, now: reopened.recordedAt }),
    ]);
  });

  it('and only then', () => {
    expect(reopening.react(recorded(partnershipDeclined()))).toEqual([]);
  });
});
