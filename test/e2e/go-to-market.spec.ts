import { QueryBus } from '@nestjs/cqrs';
import { z } from 'zod';
import { DemoHouse } from './on-demo.js';
import type { ApiClient } from './server/api-client.js';

const Plans = z.object({
  goToMarketPlans: z.object({
    totalCount: z.number(),
    nodes: z.array(
      z.object({
        partnershipId: z.string(),
        status: z.string(),
        pausedReason: z.string().nullable(),
        activities: z.array(z.object({ activityId: z.string(), status: z.string(), kind: z.string(), outcome: z.string().nullable() })),
      }),
    ),
  }),
});
const PLANS = `query ($first: Int, $filter: GoToMarketFilterInput, $asOf: AsOfInput, $atLeast: AtLeastInput) {
  goToMarketPlans(first: $first, filter: $filter, asOf: $asOf, atLeast: $atLeast) {
    totalCount
    nodes { partnershipId status pausedReason activities { activityId status kind outcome } }
  }
}`;
const webinar = { activityId: 'webinar-1', kind: 'WEBINAR', title: 'One repository, two homes', owner: 'bo', dueOn: '2022-03-01' };

describe('Going to market, through the interface alone', () => {
  const github = { partnershipId: 'github' };
  let demo: DemoHouse;
  let alliances: ApiClient;

  const plans = async (variables: object, client = alliances) => (await client.ask(Plans, PLANS, variables)).goToMarketPlans;
  /** The plan of GitHub, fresh enough to show this command. */
  const planAfter = async ({ consistencyToken }: { readonly consistencyToken: string }) => {
    const { nodes } = await plans({ filter: github, atLeast: { token: consistencyToken } });
    return nodes[0];
  };

  beforeAll(async () => {
    demo = await DemoHouse.open();
    alliances = await demo.as('ALLIANCE_MEMBER');
  }, 60_000);

  afterAll(() => demo.close());

  it('shows the plans that fit a filter, with what was done for each', async () => {
    const { nodes } = await plans({ filter: { partnershipId: 'google-cloud', status: 'LAUNCHED', leadingSide: 'HOST' } });
    expect(nodes[0]?.activities).toEqual([
      { activityId: 'post', status: 'COMPLETED', kind: 'BLOG', outcome: 'Published on both sides' },
      { activityId: 'webinar', status: 'COMPLETED', kind: 'WEBINAR', outcome: '412 people came, and 37 asked for a trial' },
    ]);
    const paused = await plans({ filter: { status: 'PAUSED' } });
    expect(paused.nodes.map(({ partnershipId }) => partnershipId)).toEqual(['slack']);
    expect(paused.nodes[0]?.pausedReason).toMatch(/bought/);
  });

  it('LC-21, LC-24: refuses a webinar without a joint customer, and its completion while all stands still', async () => {
    const alone = await alliances.command('planActivity', { ...github, ...webinar });
    expect(alone.rejection).toMatchObject({ code: 'LC-21', facts: { field: 'jointCustomer' } });
    await alliances.command('planActivity', { ...github, ...webinar, jointCustomer: 'A bank' });
    const paused = await alliances.command('pauseGoToMarket', { ...github, reason: 'Both are on holiday' });
    expect(await planAfter(paused)).toMatchObject({ status: 'PAUSED', activities: [{ status: 'PLANNED', outcome: null }] });
    const held = { ...github, activityId: 'webinar-1', outcome: '80 people came' };
    expect((await alliances.command('completeActivity', held)).rejection).toMatchObject({ code: 'LC-24' });
    await alliances.command('resumeGoToMarket', github);
    const completed = await alliances.command('completeActivity', held);
    expect(await planAfter(completed)).toMatchObject({ status: 'PLANNED', activities: [{ status: 'COMPLETED' }] });
    const asOf = { position: String(paused.events[0]?.position) };
    const { nodes } = await plans({ filter: github, asOf });
    expect(nodes).toMatchObject([{ status: 'PAUSED', activities: [{ status: 'PLANNED' }] }]);
  });

  it('XX-10: a partner sees its own plan, and nothing of another, not even a number', async () => {
    const slack = await demo.as('PARTNER', 'slack');
    expect(await plans({}, slack)).toMatchObject({ totalCount: 1, nodes: [{ partnershipId: 'slack' }] });
    expect(await plans({ filter: github }, slack)).toEqual({ totalCount: 0, nodes: [] });
  });

  it('asks for the activities of all plans of a page at once', async () => {
    const asked = jest.spyOn(demo.app.get(QueryBus), 'execute');
    const { nodes } = await plans({ first: 20 });
    const queries = asked.mock.calls.map(([query]) => query.constructor.name);
    asked.mockRestore();
    expect(nodes.length).toBeGreaterThan(10);
    expect(queries).toEqual(['GoToMarketPlansQuery', 'ActivitiesOfQuery']);
  });
});
