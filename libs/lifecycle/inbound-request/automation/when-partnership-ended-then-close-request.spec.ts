import { partnershipDeclined, partnershipEnded, partnershipId, recorded } from '@entente/testing';
import { CloseInboundRequest } from '../domain/inbound-request.commands.js';
import { whenPartnershipEndedThenCloseRequest as closing } from './when-partnership-ended-then-close-request.js';

describe('When a partnership has ended', () => {
  it('closes the request for the same reason, judged at the moment of the end’s recording', () => {
    const ended = recorded(partnershipEnded('Bankrupt'));
    expect(closing).toMatchObject({ name: 'when-partnership-ended-then-close-request', on: 'PartnershipEnded' });
    expect(closing.react(ended)).toEqual([new CloseInboundRequest({ partnershipId, reason: 'Bankrupt', now: ended.recordedAt })]);
  });

  it('and only then', () => {
    expect(closing.react(recorded(partnershipDeclined()))).toEqual([]);
  });
});
