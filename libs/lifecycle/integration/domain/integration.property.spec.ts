import type { DomainEvent } from '@entente/kernel';
import {
  aPolicy,
  at,
  classes,
  partnerClassified,
  partnershipAccepted,
  partnershipEnded,
  partnershipId,
  play,
  type Step,
} from '@entente/testing';
import fc from 'fast-check';
import {
  CloseIntegration,
  DocumentIntegration,
  StartIntegration,
  TakeIntegrationLive,
  type IntegrationCommand,
} from './integration.commands.js';
import { integrationDecider } from './integration.decider.js';

const judgement = { policy: aPolicy(), actor: { id: 'ada', role: 'ALLIANCE_MEMBER' } };
const base = { partnershipId, now: at };
const sides = fc.constantFrom('HOST', 'PARTNER', null);

const commands: fc.Arbitrary<IntegrationCommand> = fc.oneof(
  fc
    .record({ builder: sides, maintainer: sides, exceptionReason: fc.constantFrom(null, ' ', 'They asked') })
    .map((duties) => new StartIntegration({ ...base, ...duties })),
  fc
    .constantFrom('https://docs.example.com', 'https://docs.example.com/moved')
    .map((docsUrl) => new DocumentIntegration({ ...base, docsUrl })),
  fc.constant(new TakeIntegrationLive(base)),
  fc.constant(new CloseIntegration({ ...base, reason: 'Acquired' })),
);
const happenings = fc.constantFrom<DomainEvent>(
  partnershipAccepted(),
  partnershipAccepted(),
  partnershipEnded(),
  ...Object.values(classes).map(partnerClassified),
);
const steps = fc.array(
  fc.oneof(
    commands.map((send) => ({ send })),
    happenings.map((happens) => ({ happens })),
  ),
  { maxLength: 40, size: 'max' },
);
const types = (events: readonly DomainEvent[]) => events.map(({ type }) => type);
const times = (type: string, events: readonly DomainEvent[]) => types(events).filter((other) => other === type).length;
const played = (anything: Step<IntegrationCommand>[]) => play(integrationDecider, judgement, anything);

describe('An integration under any commands in any order', () => {
  it('LC-5, DU-5: starts, goes live, completes and closes once at most, and refuses by rules alone', () => {
    fc.assert(
      fc.property(steps, (anything) => {
        const { recorded } = played(anything);
        for (const once of ['IntegrationStarted', 'IntegrationWentLive', 'IntegrationCompleted', 'IntegrationClosed']) {
          expect(times(once, recorded)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('DU-5: is complete exactly when it is live and documented', () => {
    fc.assert(
      fc.property(steps, (anything) => {
        const { recorded } = played(anything);
        const has = (type: string) => times(type, recorded) > 0;
        expect(has('IntegrationCompleted')).toBe(has('IntegrationWentLive') && has('IntegrationDocumented'));
      }),
    );
  });

  it('LC-2: records nothing after it was closed', () => {
    fc.assert(
      fc.property(steps, (anything) => {
        const { recorded } = played(anything);
        if (times('IntegrationClosed', recorded) > 0) expect(types(recorded).at(-1)).toBe('IntegrationClosed');
      }),
    );
  });

  it('DU-1, DU-2, DU-4: never starts against the duties of its direction', () => {
    fc.assert(
      fc.property(steps, (anything) => {
        for (const { type, data } of played(anything).recorded) {
          if (type !== 'IntegrationStarted') continue;
          expect(data).not.toMatchObject({ direction: 'INBOUND', builder: 'HOST' });
          expect(data).not.toMatchObject({ direction: 'INBOUND', maintainer: 'HOST', maintainerException: null });
          expect(data).not.toMatchObject({ direction: 'OUTBOUND', maintainer: 'PARTNER' });
        }
      }),
    );
  });
});
