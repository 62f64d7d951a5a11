import { consistencyToken } from '@entente/graphql';
import { z } from 'zod';
import type { ApiClient } from './server/api-client.js';
import { House } from './server/house.js';

const WRITERS = 8;
const WRITES_EACH = 25;

const Seen = z.object({
  partnership: z.object({ partnerName: z.string(), posted: z.boolean() }).nullable(),
  partnershipHistory: z.object({ totalCount: z.number() }),
});
// Of the events those that the writes made: what automations add may be there already.
const SEEN = `query ($id: ID!, $atLeast: AtLeastInput) {
  partnership(id: $id, atLeast: $atLeast) { partnerName posted }
  partnershipHistory(partnershipId: $id, types: ["RequestCaptured", "ClocksStarted", "RequestPosted"], atLeast: $atLeast) { totalCount }
}`;

async function look(client: ApiClient, id: string, token: string): Promise<object> {
  const { partnership, partnershipHistory } = await client.ask(Seen, SEEN, { id, atLeast: { token } });
  return { ...partnership, events: partnershipHistory.totalCount };
}

/** Each write is looked for at once; gives what should have been seen, and what was. */
async function writeAndLook(client: ApiClient, writer: number): Promise<readonly { expected: object; seen: object }[]> {
  const looks: { expected: object; seen: object }[] = [];
  for (let write = 0; write < WRITES_EACH; write += 1) {
    const partnerName = `Company ${writer} of ${write}`;
    const { partnershipId: id, consistencyToken: token } = await client.command('captureRequest', {
      partnerName,
      briefDescription: 'They wrote',
    });
    looks.push({ expected: { partnerName, posted: false, events: 2 }, seen: await look(client, id, token) });
    const posted = await client.command('postRequest', { partnershipId: id, briefDescription: 'They wrote' });
    looks.push({ expected: { partnerName, posted: true, events: 3 }, seen: await look(client, id, posted.consistencyToken) });
  }
  return looks;
}

describe('The consistency token', () => {
  let house: House;
  let client: ApiClient;

  beforeAll(async () => {
    house = await House.open();
    client = await house.as('ALLIANCE_MEMBER');
  });

  afterAll(() => house.close());

  it('makes every one of 400 writes of 8 writers at a time visible to the query that follows it', async () => {
    const looks = (await Promise.all(Array.from({ length: WRITERS }, (_, writer) => writeAndLook(client, writer)))).flat();
    expect(looks).toHaveLength(WRITERS * WRITES_EACH * 2);
    expect(looks.filter(({ expected, seen }) => JSON.stringify(expected) !== JSON.stringify(seen))).toEqual([]);
  });

  it('fails with STALE_READ once its time is over, when the read models are not there yet', async () => {
    const ahead = { token: consistencyToken(1_000_000_000), timeoutMs: 50 };
    const asked = performance.now();
    const { data, errors } = await client.post(SEEN, { id: 'x', atLeast: ahead });
    expect(data ?? null).toBeNull();
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toContain('STALE_READ');
    // Far less than the 5 seconds that it waits when no limit is given.
    expect(performance.now() - asked).toBeLessThan(3_000);
  });

  it('refuses a token that is none', async () => {
    const { errors } = await client.post(SEEN, { id: 'x', atLeast: { token: 'made-up' } });
    expect(errors?.map(({ extensions }) => extensions?.['code'])).toContain('BAD_USER_INPUT');
  });
});
