import type { DomainEvent } from '@entente/kernel';
import {
  aPolicy,
  at,
  partnershipDeclined,
  partnershipEnded,
  partnershipId,
  partnershipReferred,
  partnershipRequested,
  play,
  requestCaptured,
  requestWithdrawn,
} from '@entente/testing';
import fc from 'fast-check';
import { PartnershipRequestLapsed } from '../../inbound-request/domain/inbound-request.events.js';
import { EndPartnership } from './partnership.commands.js';
import { partnershipDecider } from './partnership.decider.js';

const judgement = { policy: aPolicy(), actor: { id: 'ada', role: 'ALLIANCE_MANAGER' } };
const lapsed = PartnershipRequestLapsed({ partnershipId, lapsedAt: at });
const left = [partnershipDeclined(), requestWithdrawn(), partnershipReferred(), lapsed];
const happenings = fc.constantFrom<DomainEvent>(partnershipRequested(), requestCaptured(), ...left);
const commands = fc.constantFrom('Acquired', ' ').map((reason) => ({ send: new EndPartnership({ partnershipId, reason, now: at }) }));
const steps = fc.array(
  fc.oneof(
    commands,
    happenings.map((happens) => ({ happens })),
  ),
  { maxLength: 20 },
);

describe('A partnership under any commands in any order', () => {
  it('LC-2: ends once at most and stays ended, and refuses by rules alone', () => {
    fc.assert(
      fc.property(steps, (anything) => {
        const { state, recorded } = play(partnershipDecider, judgement, anything);
        expect(recorded.length).toBeLessThanOrEqual(1);
        expect(state.status === 'ENDED').toBe(recorded.length === 1);
        expect(recorded).toEqual(recorded.map(() => partnershipEnded('Acquired')));
      }),
    );
  });
});
