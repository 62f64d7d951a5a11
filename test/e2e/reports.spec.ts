import { z } from 'zod';
import { DemoHouse } from './on-demo.js';

const FIGURES = 'stage entered wentOn declined referred ended stillThere wentOnRate leftRate';
const REPORTS = `query ($asOf: AsOfInput) {
  leadWorkload(asOf: $asOf) { lead load openRequests stages { stage count } overdueClocks }
  conversion(filter: { technologyType: INTEGRATED }, asOf: $asOf) { ${FIGURES} }
  stageDurations(filter: { requestedFrom: "2000-01-01T00:00:00Z" }, asOf: $asOf) { stage count lasting medianSeconds ninetiethSeconds longestSeconds }
  scorecards(first: 100, asOf: $asOf) { nodes { partnerName ledTo scoredBy ratings { criterion rating met } } totalCount }
  triageQueue(first: 100, asOf: $asOf) { nodes { reason demandSignals position firstAnswerDueAt triageMissedAt askedAt } totalCount }
}`;
const Counts = z.array(z.object({ count: z.number() }));
const Reports = z.object({
  leadWorkload: z.array(z.object({ load: z.number(), stages: Counts })),
  conversion: z.array(z.object({ stage: z.string(), entered: z.number(), wentOn: z.number(), wentOnRate: z.number().nullable() })),
  stageDurations: Counts,
  scorecards: z.object({ nodes: z.array(z.object({ ledTo: z.string().nullable() })), totalCount: z.number() }),
  triageQueue: z.object({ nodes: z.array(z.object({ reason: z.string() })), totalCount: z.number() }),
});

describe('The reports on partnerships', () => {
  let demo: DemoHouse;

  const ask = async (role: string, query: string, asOf?: object): Promise<unknown> => {
    const headers = { authorization: `Bearer ${await demo.issuer.token(role, { partnership: 'mattermost' })}` };
    return (await demo.app.inject({ method: 'POST', url: '/graphql', headers, payload: { query, variables: { asOf } } })).json();
  };
  const reports = async (asOf?: object) => z.strictObject({ data: Reports }).parse(await ask('AUDITOR', REPORTS, asOf)).data;

  beforeAll(async () => {
    demo = await DemoHouse.open();
  }, 60_000);

  afterAll(() => demo.close());

  it('agree with each other on the demonstration', async () => {
    const { leadWorkload, conversion, stageDurations, scorecards, triageQueue } = await reports();
    const led = leadWorkload.flatMap(({ stages }) => stages).reduce((sum, { count }) => sum + count, 0);
    expect(stageDurations[0]?.count).toBe(led);
    expect(
      conversion.map(({ stage, entered, wentOn, wentOnRate }) => [stage, wentOnRate === (entered === 0 ? null : wentOn / entered)]),
    ).toEqual(['INBOUND_REQUEST', 'INTEGRATION', 'GO_TO_MARKET', 'REVENUE'].map((stage) => [stage, true]));
    expect(scorecards.nodes.some(({ ledTo }) => ledTo === 'ACCEPTED')).toBe(true);
    expect(triageQueue.nodes[0]?.reason).toMatch(/^A platform partner, which comes first; /);
  });

  it('tell of an empty log that there was nothing', async () => {
    const { leadWorkload, conversion, scorecards, triageQueue } = await reports({ position: '0' });
    expect([leadWorkload, scorecards.totalCount, triageQueue.totalCount]).toEqual([[], 0, 0]);
    expect(conversion.map(({ wentOnRate }) => wentOnRate)).toEqual([null, null, null, null]);
  });

  it.each(['{ leadWorkload { load } }', '{ scorecards { totalCount } }', '{ conversion { entered } }', '{ stageDurations { count } }'])(
    'XX-10: are nothing for a partner: %s',
    async (query) => {
      expect(await ask('PARTNER', query)).toMatchObject({ data: null, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    },
  );

  it('are not given by way of a command’s answer to an operator, who may not look at partnerships', async () => {
    const input = '{ partnershipId: "mattermost", deliveryId: "none" }';
    const sent = await ask('OPERATOR', `mutation { resendDelivery(input: ${input}) { rejection { code } partnership { partnerName } } }`);
    expect(sent).toEqual({ data: { resendDelivery: { rejection: { code: 'LC-50' }, partnership: null } } });
  });
});
