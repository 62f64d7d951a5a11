import type { DomainEvent } from '@entente/kernel';
import {
  aCompletedIntegration,
  aPolicy,
  at,
  classes,
  partnerClassified,
  partnershipEnded,
  partnershipId,
  play,
  type Step,
} from '@entente/testing';
import fc from 'fast-check';
import { CloseGoToMarket, LaunchGoToMarket, OpenGoToMarket, PlanGoToMarket, type GoToMarketCommand } from './go-to-market.commands.js';
import { goToMarketDecider } from './go-to-market.decider.js';

const judgement = { policy: aPolicy(), actor: { id: 'ada', role: 'ALLIANCE_MEMBER' } };
const base = { partnershipId, now: at };

const commands: fc.Arbitrary<GoToMarketCommand> = fc.oneof(
  fc.constantFrom(new OpenGoToMarket(base), new LaunchGoToMarket(base), new CloseGoToMarket({ ...base, reason: 'Acquired' })),
  fc
    .record({
      summary: fc.constantFrom('A webinar', '', ' '),
      leadingSide: fc.constantFrom('HOST', 'PARTNER'),
      exceptionReason: fc.constantFrom(null, ' ', 'They asked'),
    })
    .map((plan) => new PlanGoToMarket({ ...base, ...plan })),
);
const happenings = fc.constantFrom<DomainEvent>(
  ...aCompletedIntegration(),
  partnershipEnded(),
  ...Object.values(classes).map(partnerClassified),
);
const sent = commands.map((send) => ({ send }));
const steps = fc.array(fc.oneof({ weight: 4, arbitrary: sent }, { weight: 1, arbitrary: happenings.map((happens) => ({ happens })) }), {
  maxLength: 30,
  size: 'max',
});
const completed: Step<GoToMarketCommand>[] = aCompletedIntegration().map((happens) => ({ happens }));
const typesOf = (anything: Step<GoToMarketCommand>[]) => play(goToMarketDecider, judgement, anything).recorded.map(({ type }) => type);

describe('Go-to-market under any commands in any order', () => {
  it('LC-6: opens before its plan, is planned before its launch, and closes last', () => {
    fc.assert(
      fc.property(steps, (anything) => {
        const types = typesOf([...completed, ...anything]);
        const story = types.map((type) => type.replace('GoToMarket', '')).join(' ');
        expect(story).toMatch(/^(Opened( Planned)*( (?<=Planned )Launched)?)?( ?Closed)?$/);
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
});
