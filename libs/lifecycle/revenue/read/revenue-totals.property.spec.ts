import type { DomainEvent, EventOf } from '@entente/kernel';
import { aLaunchedGoToMarket, aPolicy, at, play, type Step } from '@entente/testing';
import fc from 'fast-check';
import { ReadSide } from '../../../testing/read-side.js';
import { CorrectRevenue, RecordRevenue, type RevenueCommand } from '../domain/revenue.commands.js';
import { revenueDecider } from '../domain/revenue.decider.js';
import { DeliveryModel, RevenueRecorded, RevenueReversed, RevenueSource } from '../domain/revenue.events.js';
import { revenueLedger } from './revenue-ledger.projection.js';
import { RevenueTotalsHandler, RevenueTotalsQuery, type RevenueDimension, type RevenueTotal } from './revenue-totals.query.js';

const dimensions: readonly RevenueDimension[] = ['month', 'partnershipId', 'source', 'deliveryModel'];
const judgement = { policy: aPolicy(), actor: { id: 'ada', role: 'ALLIANCE_MEMBER' } };
const launched: readonly Step<RevenueCommand>[] = aLaunchedGoToMarket().map((happens) => ({ happens }));
const ALL = 1_000;

const partners = fc.constantFrom('acme', 'blom');
const amounts = fc.integer({ min: 1, max: 1_000_00 });
const numbers = fc.integer({ min: 1, max: 4 });
const channel = {
  month: fc.constantFrom('2019-12', '2020-01', '2020-02'),
  currency: fc.constantFrom('USD', 'EUR'),
  source: fc.constantFrom(...RevenueSource.options),
  deliveryModel: fc.constantFrom(...DeliveryModel.options),
};
const commands: fc.Arbitrary<RevenueCommand> = fc.oneof(
  fc
    .record({ partnershipId: partners, number: numbers, amount: amounts, ...channel })
    .map(({ number, ...entry }) => new RecordRevenue({ ...entry, revenueId: `${entry.partnershipId}-${number}`, now: at })),
  fc
    .record({ partnershipId: partners, wrong: numbers, right: numbers, rightAmount: fc.option(amounts) })
    .map(({ partnershipId, wrong, right, rightAmount }) => {
      const ids = { revenueId: `${partnershipId}-${wrong}`, replacementId: `${partnershipId}-right-${right}` };
      return new CorrectRevenue({ partnershipId, ...ids, rightAmount, reason: 'Typed twice', now: at });
    }),
);
const histories = fc.array(commands, { maxLength: 20, size: 'max' }).map(historyOf);

type Money = EventOf<typeof RevenueRecorded> | EventOf<typeof RevenueReversed>;

/** What the commands make happen, each partnership judged by its own past. */
function historyOf(sent: readonly RevenueCommand[]): readonly Money[] {
  const steps = new Map<string, readonly Step<RevenueCommand>[]>();
  return sent.flatMap((send) => {
    const before = steps.get(send.data.partnershipId) ?? launched;
    const now = [...before, { send }];
    steps.set(send.data.partnershipId, now);
    return recordedBy(now).slice(recordedBy(before).length);
  });
}

function recordedBy(steps: readonly Step<RevenueCommand>[]): readonly Money[] {
  return play(revenueDecider, judgement, [...steps]).recorded.filter(isMoney);
}

function isMoney(event: DomainEvent): event is Money {
  return event.type === RevenueRecorded.type || event.type === RevenueReversed.type;
}

/** The sum of the events alone: what was recorded counts, what was reversed counts against it. */
function summed(events: readonly Money[], by: RevenueDimension): readonly RevenueTotal[] {
  const sums = new Map<string, RevenueTotal>();
  const recorded = new Map(events.flatMap(({ type, data }) => (type === 'RevenueRecorded' ? [[data.revenueId, data] as const] : [])));
  for (const { type, data } of events) {
    const group = recorded.get(data.revenueId)?.[by] ?? 'nothing was recorded';
    const { amount, entries } = sums.get(`${group} ${data.currency}`) ?? { amount: 0, entries: 0 };
    const one = type === 'RevenueRecorded' ? 1 : -1;
    sums.set(`${group} ${data.currency}`, { group, currency: data.currency, amount: amount + data.amount, entries: entries + one });
  }
  return [...sums].sort(([left], [right]) => (left < right ? -1 : 1)).flatMap(([, sum]) => (sum.entries === 0 ? [] : [sum]));
}

async function equalTheSums(history: readonly Money[]): Promise<void> {
  const side = await ReadSide.over([revenueLedger]);
  try {
    await side.happens(history);
    const totals = new RevenueTotalsHandler(side.readStore);
    for (const by of dimensions) {
      for (let position = 0; position <= history.length; position += 1) {
        const { nodes } = await totals.execute(new RevenueTotalsQuery(by, {}, { first: ALL }, position));
        expect({ by, position, nodes }).toEqual({ by, position, nodes: summed(history.slice(0, position), by) });
      }
      const { nodes } = await totals.execute(new RevenueTotalsQuery(by, {}, { first: ALL }, undefined));
      expect({ by, nodes }).toEqual({ by, nodes: summed(history, by) });
    }
  } finally {
    await side.close();
  }
}

describe('The totals of revenue', () => {
  it('RV-4, XX-2: equal the sum of the recorded and the reversed events, at any position of any history, by everything', async () => {
    await fc.assert(fc.asyncProperty(histories, equalTheSums), { numRuns: 60 });
  });
});
