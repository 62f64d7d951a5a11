import { partnershipDeclined, partnershipEnded, partnershipId, recorded } from '@entente/testing';
import { CloseGoToMarket } from '../domain/go-to-market.commands.js';
import { whenPartnershipEndedThenCloseGoToMarket as closing } from './when-partnership-ended-then-close-go-to-market.js';

describe('When a partnership has ended', () => {
  it('closes go-to-market for the same reason, judged at the moment of the end’s recording', () => {
    const ended = recorded(partnershipEnded('Bankrupt'));
    expect(closing).toMatchObject({ name: 'when-partnership-ended-then-close-go-to-market', on: 'PartnershipEnded' });
    expect(closing.react(ended)).toEqual([new CloseGoToMarket({ partnershipId, reason: 'Bankrupt', now: ended.recordedAt })]);
  });

  it('and only then', () => {
    expect(closing.react(recorded(partnershipDeclined()))).toEqual([]);
  });
});
