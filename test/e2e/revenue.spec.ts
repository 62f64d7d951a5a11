import { EventStore } from '@entente/kernel';
import { z } from 'zod';
import { DemoHouse } from './on-demo.js';
import type { ApiClient } from './server/api-client.js';

const Totals = z.object({
  revenue: z.object({
    totalCount: z.number(),
    nodes: z.array(z.object({ group: z.string(), currency: z.string(), amount: z.number(), entries: z.number() })),
  }),
});
const TOTALS = `query ($by: RevenueGroup!, $filter: RevenueFilterInput, $asOf: AsOfInput, $atLeast: AtLeastInput) {
  revenue(by: $by, filter: $filter, asOf: $asOf, atLeast: $atLeast, first: 100) { totalCount nodes { group currency amount entries } }
}`;
const Money = z.object({ currency: z.string(), amount: z.number() });
const BY = ['MONTH', 'PARTNERSHIP', 'SOURCE', 'DELIVERY_MODEL'] as const;

function perCurrency(all: readonly z.infer<typeof Money>[]): Readonly<Record<string, number>> {
  const sums = new Map<string, number>();
  for (const { currency, amount } of all) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return Object.fromEntries([...sums].sort());
}

describe('Revenue, through the interface alone', () => {
  let demo: DemoHouse;
  let alliances: ApiClient;

  const totals = async (variables: object, client = alliances) => (await client.ask(Totals, TOTALS, variables)).revenue;
  const events = async (): Promise<readonly { readonly position: number; readonly data: z.infer<typeof Money> }[]> => {
    const money: { position: number; data: z.infer<typeof Money> }[] = [];
    for await (const page of demo.app.get(EventStore).readAll({ filter: { types: ['RevenueRecorded', 'RevenueReversed'] } })) {
      money.push(...page.map(({ position, data }) => ({ position, data: Money.parse(data) })));
    }
    return money;
  };

  beforeAll(async () => {
    demo = await DemoHouse.open();
    alliances = await demo.as('ALLIANCE_MEMBER');
  }, 60_000);

  afterAll(() => demo.close());

  it.each(BY)('RV-4: by %s adds up to the events, each currency for itself, now and at any earlier position', async (by) => {
    const all = await events();
    expect(all.length).toBeGreaterThan(50);
    for (const last of [0, Math.floor(all.length / 2), all.length - 1]) {
      const position = all[last]?.position ?? 0;
      const { nodes } = await totals({ by, asOf: { position: String(position) } });
      expect(perCurrency(nodes)).toEqual(perCurrency(all.slice(0, last + 1).map(({ data }) => data)));
    }
    expect(perCurrency((await totals({ by })).nodes)).toEqual(perCurrency(all.map(({ data }) => data)));
  });

  it('LC-30: refuses a forecast, and counts what has begun', async () => {
    const entry = { partnershipId: 'ibm', amount: 1_00, currency: 'CHF', source: 'SERVICES', deliveryModel: 'SELF_MANAGED' };
    const forecast = await alliances.command('recordRevenue', { ...entry, month: '2999-01' });
    expect(forecast.rejection).toMatchObject({ code: 'LC-30', facts: { field: 'month', month: '2999-01' } });
    const recorded = await alliances.command('recordRevenue', { ...entry, month: '2021-08' });
    const counted = await totals({ by: 'SOURCE', filter: { currency: 'CHF' }, atLeast: { token: recorded.consistencyToken } });
    expect(counted).toEqual({ totalCount: 1, nodes: [{ group: 'SERVICES', currency: 'CHF', amount: 1_00, entries: 1 }] });
  });

  it('XX-10: a partner sees its own totals, and nothing of another, not even a number', async () => {
    const azure = await demo.as('PARTNER', 'azure');
    const { nodes } = await totals({ by: 'PARTNERSHIP' }, azure);
    expect(nodes.map(({ group }) => group)).toEqual(['azure']);
    expect(await totals({ by: 'PARTNERSHIP', filter: { partnershipId: 'ibm' } }, azure)).toEqual({ totalCount: 0, nodes: [] });
    await expect(totals({ by: 'PARTNERSHIP' }, await demo.as('INTEGRATION'))).rejects.toThrow();
  });
});
