import { partnershipDeclined, partnershipEnded, partnershipId, recorded } from '@entente/testing';
import { CloseRevenue } from '../domain/revenue.commands.js';
import { whenPartnershipEndedThenCloseRevenue as closing } from './when-partnership-ended-then-close-revenue.js';

describe('When a partnership has ended', () => {
  it('closes revenue for the same reason, judged at the moment of the end’s recording', () => {
    const ended = recorded(partnershipEnded('Bankrupt'));
    expect(closing).toMatchObject({ name: 'when-partnership-ended-then-close-revenue', on: 'PartnershipEnded' });
    expect(closing.react(ended)).toEqual([new CloseRevenue({ partnershipId, reason: 'Bankrupt', now: ended.recordedAt })]);
  });

  it('and only then', () => {
    expect(closing.react(recorded(partnershipDeclined()))).toEqual([]);
  });
});
