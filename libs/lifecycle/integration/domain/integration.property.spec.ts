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
import { z } from 'zod';
import {
  AssignDuties,
  CertifyIntegration,
  CloseIntegration,
  CompleteStep,
  DocumentIntegration,
  PlanStep,
  RetireIntegration,
  StartIntegration,
  TakeIntegrationLive,
  type IntegrationCommand,
} from './integration.commands.js';
import { integrationDecider } from './integration.decider.js';

const judgement = { policy: aPolicy(), actor: { id: 'ada', role: 'ALLIANCE_MEMBER' } };
const base = { partnershipId, now: at };
const sides = fc.constantFrom('HOST', 'PARTNER', null);
const named = fc.constantFrom('teamcity', 'jira', 'main', null);

const commands: fc.Arbitrary<IntegrationCommand> = fc.oneof(
  fc
    .record({
      product: fc.constantFrom('TeamCity', 'Jira', null),
      builder: sides,
      maintainer: sides,
      exceptionReason: fc.constantFrom(null, ' ', 'They asked'),
    })
    .map((duties) => new StartIntegration({ ...base, ...duties })),
  fc
    .record({ integrationId: named, docsUrl: fc.constantFrom('https://docs.example.com', 'https://docs.example.com/moved') })
    .map((documentation) => new DocumentIntegration({ ...base, ...documentation })),
  named.map((integrationId) => new TakeIntegrationLive({ ...base, integrationId })),
  named.map((integrationId) => new CertifyIntegration({ ...base, integrationId })),
  named.map((integrationId) => new RetireIntegration({ ...base, integrationId, reason: 'Replaced' })),
  named.map((integrationId) => new PlanStep({ ...base, integrationId, stepId: 'step', title: 'Do it', owner: 'bo', dueOn: '2020-03-01' })),
  named.map((integrationId) => new CompleteStep({ ...base, integrationId, stepId: 'step', evidence: 'Done' })),
  fc
    .record({ integrationId: named, builder: fc.constantFrom('HOST', 'PARTNER'), maintainer: fc.constantFrom('HOST', 'PARTNER') })
    .map((duties) => new AssignDuties({ ...base, ...duties, exceptionReason: null })),
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

/** What was recorded about each integration. */
const ofEach = (anything: Step<IntegrationCommand>[]) =>
  Map.groupBy(played(anything).recorded, ({ data }) => z.object({ integrationId: z.string() }).safeParse(data).data?.integrationId ?? '');

describe('Integrations under any commands in any order', () => {
  it('LC-5, DU-5: each starts, goes live, completes and retires once at most; the stage closes once', () => {
    fc.assert(
      fc.property(steps, (anything) => {
        for (const recorded of ofEach(anything).values()) {
          for (const once of [
            'IntegrationStarted',
            'IntegrationWentLive',
            'IntegrationCompleted',
            'IntegrationRetired',
            'IntegrationClosed',
          ]) {
            expect(times(once, recorded)).toBeLessThanOrEqual(1);
          }
        }
      }),
    );
  });

  it('DU-5: each is complete exactly when it is live and documented', () => {
    fc.assert(
      fc.property(steps, (anything) => {
        for (const recorded of ofEach(anything).values()) {
          const has = (type: string) => times(type, recorded) > 0;
          expect(has('IntegrationCompleted')).toBe(has('IntegrationWentLive') && has('IntegrationDocumented'));
        }
      }),
    );
  });

  it('LC-2, LC-15: nothing is recorded after the stage was closed, or of an integration after it was retired', () => {
    fc.assert(
      fc.property(steps, (anything) => {
        const { recorded } = played(anything);
        if (times('IntegrationClosed', recorded) > 0) expect(types(recorded).at(-1)).toBe('IntegrationClosed');
        for (const its of ofEach(anything).values()) {
          if (times('IntegrationRetired', its) > 0) expect(types(its).at(-1)).toBe('IntegrationRetired');
        }
      }),
    );
  });

  it('DU-1, DU-2, DU-4: duties are never given against the direction', () => {
    fc.assert(
      fc.property(steps, (anything) => {
        for (const { type, data } of played(anything).recorded) {
          if (type !== 'IntegrationStarted' && type !== 'DutiesAssigned') continue;
          expect(data).not.toMatchObject({ direction: 'INBOUND', builder: 'HOST' });
          expect(data).not.toMatchObject({ direction: 'INBOUND', maintainer: 'HOST', maintainerException: null });
          expect(data).not.toMatchObject({ direction: 'OUTBOUND', maintainer: 'PARTNER' });
        }
      }),
    );
  });
});
