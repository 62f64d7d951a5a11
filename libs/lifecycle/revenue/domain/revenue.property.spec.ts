import type { DomainEvent, EventOf } from '@entente/kernel';
import { aPolicy, anAcceptedRequest, at, goToMarketLaunched, partnershipEnded, partnershipId, play, type Step } from '@entente/testing';
import fc from 'fast-check';
import { CloseRevenue, CorrectRevenue, OpenRevenue, RecordRevenue, RenewPartnership, type RevenueCommand } from './revenue.commands.js';
import { revenueDecider } from './revenue.decider.js';
import { DeliveryModel, PartnershipRenewed, RevenueRecorded, RevenueReversed, RevenueSource } from './revenue.events.js';

const judgement = { policy: aPolicy(), actor: { id: 'ada', role: 'ALLIANCE_MEMBER' } };
const base = { partnershipId, now: at };
const ids = fc.constantFrom('one', 'two', 'three', 'four');
const amounts = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 1_000_00 }) }, { weight: 1, arbitrary: fc.double() });
const days = fc.integer({ min: 1, max: 28 }).map((day) => `2020-03-${String(day).padStart(2, '0')}`);
const reasons = fc.constantFrom('Typed twice', 'Wrong month', ' ');
const often = <T>(arbitrary: fc.Arbitrary<T>) => ({ weight: 15, arbitrary });
const seldom = <T>(arbitrary: fc.Arbitrary<T>) => ({ weight: 1, arbitrary });

const commands: fc.Arbitrary<RevenueCommand> = fc.oneof(
  seldom(fc.constant(new OpenRevenue(base))),
  often(
    fc
      .record({
        revenueId: ids,
        month: fc.constantFrom('2020-01', '2020-02', '2020-03'),
        amount: amounts,
        currency: fc.constantFrom('USD', 'EUR', 'XXY'),
        source: fc.constantFrom(...RevenueSource.options),
        deliveryModel: fc.constantFrom(...DeliveryModel.options),
      })
      .map((entry) => new RecordRevenue({ ...base, ...entry })),
  ),
  often(
    fc
      .record({ revenueId: ids, reason: reasons, rightAmount: fc.option(amounts), replacementId: ids })
      .map((correction) => new CorrectRevenue({ ...base, ...correction })),
  ),
  often(
    fc
      .record({ termFrom: days, termUntil: days, agreement: fc.constantFrom('As before', 'For less', ' ') })
      .map((term) => new RenewPartnership({ ...base, ...term })),
  ),
  seldom(fc.constant(new CloseRevenue({ ...base, reason: 'Acquired' }))),
);
const happenings: fc.Arbitrary<DomainEvent> = fc.constantFrom(...anAcceptedRequest(), goToMarketLaunched(), partnershipEnded());
const steps: fc.Arbitrary<Step<RevenueCommand>[]> = fc.array(
  fc.oneof(often(commands.map((send) => ({ send }))), seldom(happenings.map((happens) => ({ happens })))),
  { maxLength: 30, size: 'max' },
);
const launched: Step<RevenueCommand>[] = [...anAcceptedRequest(), goToMarketLaunched()].map((happens) => ({ happens }));

type Money = EventOf<typeof RevenueRecorded> | EventOf<typeof RevenueReversed>;
const isRenewal = (event: DomainEvent): event is EventOf<typeof PartnershipRenewed> => event.type === PartnershipRenewed.type;
const isMoney = (event: DomainEvent): event is Money => event.type === RevenueRecorded.type || event.type === RevenueReversed.type;

function perCurrency(entries: readonly { readonly currency: string; readonly amount: number }[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const { currency, amount } of entries) sums[currency] = (sums[currency] ?? 0) + amount;
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
}

describe('Revenue under any commands in any order', () => {
  it('RV-4: refuses by rules alone, and what stands adds up to all that was recorded and reversed, per currency', () => {
    fc.assert(
      fc.property(steps, (anything) => {
        const { state, recorded } = play(revenueDecider, judgement, [...launched, ...anything]);
        const standing = state.entries.filter(({ reversed }) => !reversed);
        expect(perCurrency(standing)).toEqual(perCurrency(recorded.filter(isMoney).map(({ data }) => data)));
      }),
    );
  });

  it('RV-4: reverses each entry once at most, by exactly what was recorded', () => {
    fc.assert(
      fc.property(steps, (anything) => {
        const { state, recorded } = play(revenueDecider, judgement, [...launched, ...anything]);
        const reversals = recorded.filter(isMoney).flatMap(({ type, data }) => (type === 'RevenueReversed' ? [data] : []));
        expect(new Set(reversals.map(({ revenueId }) => revenueId)).size).toBe(reversals.length);
        for (const { revenueId, amount } of reversals) {
          expect(state.entries).toContainEqual(expect.objectContaining({ revenueId, amount: -amount, reversed: true }));
        }
      }),
    );
  });

  it('LC-30: records no month that has not begun', () => {
    fc.assert(
      fc.property(steps, (anything) => {
        const { recorded } = play(revenueDecider, judgement, [...launched, ...anything]);
        for (const { data } of recorded.filter(isMoney)) expect(['2020-01', '2020-02']).toContain(data.month);
      }),
    );
  });

  it('LC-31: renews for terms of which each ends after it begins, and begins after the one before', () => {
    fc.assert(
      fc.property(steps, (anything) => {
        const terms = play(revenueDecider, judgement, [...launched, ...anything])
          .recorded.filter(isRenewal)
          .map(({ data }) => data);
        const begun = terms.map(({ termFrom }) => termFrom);
        expect(begun).toEqual([...new Set(begun)].sort());
        for (const { termFrom, termUntil } of terms) expect(termUntil > termFrom).toBe(true);
      }),
    );
  });

  it('IN-7: records no money and no renewal without a launch', () => {
    fc.assert(
      fc.property(steps, (anything) => {
        const unlaunched = anything.filter((step) => !('happens' in step && step.happens.type === 'GoToMarketLaunched'));
        const { recorded } = play(revenueDecider, judgement, unlaunched);
        expect(recorded.filter((event) => isMoney(event) || isRenewal(event))).toEqual([]);
      }),
    );
  });
});
