import { partnershipDeclined, partnershipEnded, partnershipId, recorded } from '@entente/testing';
import { CloseIntegration } from '../domain/integration.commands.js';
import { whenPartnershipEndedThenCloseIntegration as closing } from './when-partnership-ended-then-close-integration.js';

describe('When a partnership has ended', () => {
  it('closes the integration for the same reason, judged at the moment of the end’s recording', () => {
    const ended = recorded(partnershipEnded('Bankrupt'));
    expect(closing).toMatchObject({ name: 'when-partnership-ended-then-close-integration', on: 'PartnershipEnded' });
    expect(closing.react(ended)).toEqual([new CloseIntegration({ partnershipId, reason: 'Bankrupt', now: ended.recordedAt })]);
  });

  it('and only then', () => {
    expect(closing.react(recorded(partnershipDeclined()))).toEqual([]);
  });
});
