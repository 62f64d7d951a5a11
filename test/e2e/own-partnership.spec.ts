import { z } from 'zod';
import { DemoHouse } from './on-demo.js';
import type { ApiClient } from './server/api-client.js';

const Listed = z.object({ totalCount: z.number() });
const Seen = z.object({
  partnership: z.unknown(),
  partnershipHistory: Listed,
  stateAt: z.unknown(),
  partnerships: Listed,
  integrations: Listed,
});
const SEEN = `query ($id: ID!) {
  partnership(id: $id) { id }
  partnershipHistory(partnershipId: $id) { totalCount }
  stateAt(partnershipId: $id) { partnershipId }
  partnerships(filter: { ids: [$id] }) { totalCount }
  integrations(filter: { partnershipId: $id }) { totalCount }
}`;
const All = z.object({
  partnerships: z.object({ nodes: z.array(z.object({ id: z.string() })) }),
  integrations: z.object({ nodes: z.array(z.object({ partnershipId: z.string() })) }),
});
const ALL = '{ partnerships(first: 50) { nodes { id } } integrations(first: 50) { nodes { partnershipId } } }';

describe('A partner', () => {
  let demo: DemoHouse;
  let slack: ApiClient;

  beforeAll(async () => {
    demo = await DemoHouse.open();
    slack = await demo.as('PARTNER', 'slack');
  }, 60_000);

  afterAll(() => demo.close());

  it('XX-10: is answered about its own partnership', async () => {
    expect(await slack.ask(Seen, SEEN, { id: 'slack' })).toMatchObject({
      ...{ partnership: { id: 'slack' }, stateAt: { partnershipId: 'slack' } },
      ...{ partnerships: { totalCount: 1 }, integrations: { totalCount: 1 } },
    });
  });

  it('XX-10: is told nothing of another one, as if it did not exist', async () => {
    const nothing = { totalCount: 0 };
    const unseen = { partnership: null, stateAt: null, partnershipHistory: nothing, partnerships: nothing, integrations: nothing };
    expect(await slack.ask(Seen, SEEN, { id: 'github' })).toEqual(unseen);
    const auditor = await demo.as('AUDITOR');
    expect(await auditor.ask(Seen, SEEN, { id: 'github' })).toMatchObject({
      partnership: { id: 'github' },
      partnerships: { totalCount: 1 },
    });
  });

  it('XX-10: finds in lists what is its own alone', async () => {
    const { partnerships, integrations } = await slack.ask(All, ALL);
    expect(new Set([...partnerships.nodes.map(({ id }) => id), ...integrations.nodes.map((node) => node.partnershipId)])).toEqual(
      new Set(['slack']),
    );
  });
});
