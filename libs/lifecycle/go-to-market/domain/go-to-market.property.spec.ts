import type { DomainEvent } from '@entente/kernel';
import {
  aCompletedIntegration,
  aPolicy,
  at,
  classes,
  partnerClassified,
  partnerReclassified,
  partnershipEnded,
  partnershipId,
  play,
  type Step,
} from '@entente/testing';
import fc from 'fast-check';
import { z } from 'zod';
import { IntegrationRetired } from '../../integration/domain/integration.events.js';
import { ActivityKind } from './activity.events.js';
import {
  CancelActivity,
  CloseGoToMarket,
  CompleteActivity,
  LaunchGoToMarket,
  OpenGoToMarket,
  PauseGoToMarket,
  PlanActivity,
  PlanGoToMarket,
  ResumeGoToMarket,
  type GoToMarketCommand,
} from './go-to-market.commands.js';
import { goToMarketDecider } from './go-to-market.decider.js';
import { goToMarketEvents } from './go-to-market.events.js';

const judgement = { policy: aPolicy(), actor: { id: 'ada', role: 'ALLIANCE_MEMBER' } };
const base = { partnershipId, now: at };
const text = fc.constantFrom('A webinar', 'They asked', ' ');
const activityId = fc.constantFrom('one', 'two');
const pause = new PauseGoToMarket({ ...base, reason: 'Put off' });
const resume = new ResumeGoToMarket(base);

const aboutTheStage: fc.Arbitrary<GoToMarketCommand> = fc.oneof(
  fc.constantFrom(new OpenGoToMarket(base), new LaunchGoToMarket(base), pause, resume),
  fc
    .record({ summary: text, leadingSide: fc.constantFrom('HOST', 'PARTNER'), exceptionReason: fc.option(text) })
    .map((plan) => new PlanGoToMarket({ ...base, ...plan })),
);
const aboutAnActivity: fc.Arbitrary<GoToMarketCommand> = fc.oneof(
  fc
    .record({ activityId, kind: fc.constantFrom(...ActivityKind.options), title: text, jointCustomer: fc.option(text) })
    .map((activity) => new PlanActivity({ ...base, ...activity, owner: 'bo', dueOn: '2020-04-01' })),
  fc.record({ activityId, outcome: text }).map((end) => new CompleteActivity({ ...base, ...end, evidence: null })),
  fc.record({ activityId, reason: text }).map((end) => new CancelActivity({ ...base, ...end })),
);
const happenings = fc.constantFrom<DomainEvent>(
  ...aCompletedIntegration(),
  IntegrationRetired({ partnershipId, integrationId: 'teamcity', reason: 'Replaced', retiredAt: at }),
  ...Object.values(classes).map(partnerClassified),
  partnerReclassified(classes.outbound),
);
const sent = (commands: fc.Arbitrary<GoToMarketCommand>) => commands.map((send) => ({ send }));
const end: Step<GoToMarketCommand>[] = [{ happens: partnershipEnded() }, { send: new CloseGoToMarket({ ...base, reason: 'Acquired' }) }];
const steps: fc.Arbitrary<Step<GoToMarketCommand>[]> = fc
  .tuple(
    fc.array(
      fc.oneof(
        { weight: 5, arbitrary: sent(aboutTheStage) },
        { weight: 5, arbitrary: sent(aboutAnActivity) },
        { weight: 1, arbitrary: happenings.map((happens) => ({ happens })) },
      ),
      { maxLength: 40, size: 'max' },
    ),
    fc.constantFrom([], end),
    sent(fc.oneof(aboutTheStage, aboutAnActivity)),
  )
  .map(([before, ending, after]) => [...before, ...ending, after]);
const OfActivity = z.object({ activityId: z.string() });
const completed: Step<GoToMarketCommand>[] = aCompletedIntegration().map((happens) => ({ happens }));
const played = (anything: readonly Step<GoToMarketCommand>[]) => play(goToMarketDecider, judgement, anything);
const typesOf = (anything: readonly Step<GoToMarketCommand>[]) => played(anything).recorded.map(({ type }) => type);
const afterCompletion = steps.map((anything) => [...completed, ...anything]);

describe('Go-to-market under any commands in any order', () => {
  it('LC-6, LC-24, LC-25: opens, is planned, launched and closed in this order, and stands still while it is paused', () => {
    fc.assert(
      fc.property(afterCompletion, (anything) => {
        const story = typesOf(anything).filter((type) => type.startsWith('GoToMarket'));
        expect(story.map((type) => type.replace('GoToMarket', '')).join(' ')).toMatch(
          /^(Opened( Planned( Planned| Paused Resumed)*( Launched( Paused Resumed)*)?( Paused)?)?)?( ?Closed)?$/,
        );
      }),
    );
  });

  it('LC-24: neither plans nor completes an activity while it is paused', () => {
    fc.assert(
      fc.property(afterCompletion, (anything) => {
        const interrupted = typesOf(anything)
          .join(' ')
          .matchAll(/GoToMarketPaused(.*?)(?:GoToMarketResumed|GoToMarketClosed|$)/g);
        for (const [, meanwhile = ''] of interrupted) expect(meanwhile).toMatch(/^( ActivityCancelled)* ?$/);
      }),
    );
  });

  it('LC-25: goes on after a pause as if there had been none', () => {
    fc.assert(
      fc.property(afterCompletion, (anything) => {
        const { recorded, state } = played(anything);
        const andPaused = played([...anything, { send: pause }]);
        fc.pre(andPaused.recorded.length > recorded.length);
        expect(played([...anything, { send: pause }, { send: resume }]).state).toEqual(state);
      }),
    );
  });

  it('LC-23: completes or cancels each activity that was planned, once, and leaves none to come when it closes', () => {
    fc.assert(
      fc.property(afterCompletion, (anything) => {
        const { recorded, state } = played(anything);
        for (const { activityId: id, course } of state.activities) {
          const its = recorded.filter(({ data }) => OfActivity.safeParse(data).data?.activityId === id).map(({ type }) => type);
          expect(its.join(' ')).toMatch(/^ActivityPlanned( ActivityCompleted| ActivityCancelled)?$/);
          expect(course.status === 'PLANNED' || course.status === 'CLOSED').toBe(its.length === 1);
          expect(course.status === 'PLANNED').toBe(its.length === 1 && state.status !== 'CLOSED');
        }
      }),
    );
  });

  it('LC-21: plans no webinar without a joint customer', () => {
    fc.assert(
      fc.property(afterCompletion, (anything) => {
        for (const { data } of played(anything).recorded) expect(data).not.toMatchObject({ kind: 'WEBINAR', jointCustomer: null });
      }),
    );
  });

  it('DU-5, IN-7: records nothing but its closing before an integration is complete', () => {
    fc.assert(
      fc.property(steps, (anything) => {
        const uncompleted = anything.filter((step) => !('happens' in step && step.happens.type === 'IntegrationCompleted'));
        expect(typesOf(uncompleted).filter((type) => type !== 'GoToMarketClosed')).toEqual([]);
      }),
    );
  });

  it('comes to every event that there is', () => {
    const found = fc.sample(afterCompletion, { numRuns: 300, seed: 3 }).flatMap(typesOf);
    expect([...new Set(found)].sort()).toEqual(goToMarketEvents.map(({ type }) => type).sort());
  });
});
