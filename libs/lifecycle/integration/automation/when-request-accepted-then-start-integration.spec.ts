import { partnershipAccepted, partnershipDeclined, partnershipId, recorded } from '@entente/testing';
import { StartIntegration } from '../domain/integration.commands.js';
import { whenRequestAcceptedThenStartIntegration as starting } from './when-request-accepted-then-start-integration.js';

describe('When a request was accepted', () => {
  it('starts the integration by the duties of its direction, judged at the moment of the acceptance’s recording', () => {
    const accepted = recorded(partnershipAccepted());
    const byItsDirection = { product: null, builder: null, maintainer: null, exceptionReason: null };
    expect(starting).toMatchObject({ name: 'when-request-accepted-then-start-integration', on: 'PartnershipAccepted' });
    expect(starting.react(accepted)).toEqual([new StartIntegration({ partnershipId, ...byItsDirection, now: accepted.recordedAt })]);
  });

  it('and only then', () => {
    expect(starting.react(recorded(partnershipDeclined()))).toEqual([]);
  });
});
