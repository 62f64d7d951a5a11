import { ReadStore } from '@entente/read-store';
import { sql } from 'kysely';
import { z } from 'zod';
import { SqliteConnection } from '../../libs/read-store/store/sqlite/sqlite-connection.js';
import { DemoHouse } from './on-demo.js';

const LIST = `query ($first: Int!, $asOf: AsOfInput) {
  partnerships(first: $first, orderBy: REQUESTED_AT, asOf: $asOf) {
    nodes {
      id partnerName stage integrationStanding integrations { status steps { title } listing { status } }
      goToMarket { status } revenue { amount } classes { kind } formerLeads { lead }
    }
    pageInfo { hasNextPage }
    totalCount
  }
}`;
const Reply = z.object({ data: z.object({ partnerships: z.object({ nodes: z.array(z.unknown()), totalCount: z.number() }) }) });

describe('A page of partnerships with all that hangs on them', () => {
  let demo: DemoHouse;
  let token: string;

  /** The connection that queries run on: the readers of the log have another, and work whenever a clock is due. */
  const connection = async (): Promise<unknown> => {
    const executed = jest.spyOn(SqliteConnection.prototype, 'prepare');
    await sql`select 'the connection of queries'`.execute(demo.app.get(ReadStore).database);
    const call = executed.mock.calls.findIndex(([statement]) => statement.includes('the connection of queries'));
    const found: unknown = executed.mock.contexts[call];
    executed.mockRestore();
    return found;
  };

  /** How many rows came, how many there are, and how many statements were executed for them. */
  const ask = async (first: number, asOf?: object): Promise<{ rows: number; total: number; statements: number }> => {
    const queried = await connection();
    const executed = jest.spyOn(SqliteConnection.prototype, 'prepare');
    const headers = { authorization: `Bearer ${token}` };
    const answer = await demo.app.inject({
      method: 'POST',
      url: '/graphql',
      headers,
      payload: { query: LIST, variables: { first, asOf } },
    });
    const statements = executed.mock.contexts.filter((used) => used === queried).length;
    executed.mockRestore();
    const { nodes, totalCount } = Reply.parse(answer.json()).data.partnerships;
    return { rows: nodes.length, total: totalCount, statements };
  };

  beforeAll(async () => {
    demo = await DemoHouse.open();
    token = await demo.issuer.token('ALLIANCE_MEMBER');
  }, 60_000);

  afterAll(() => demo.close());

  it('costs as many statements with 20 rows as with one: the list, its total, and one for each kind of thing', async () => {
    const [one, twenty] = [await ask(1), await ask(20)];
    expect([one.rows, twenty.rows]).toEqual([1, 20]);
    expect(twenty.total).toBeGreaterThan(20);
    expect(twenty.statements).toBe(one.statements);
    expect(twenty.statements).toBe(9);
  });

  it('costs as many when it is asked for the past', async () => {
    const asOf = { position: String(demo.head - 1) };
    expect((await ask(20, asOf)).statements).toBe((await ask(1, asOf)).statements);
  });
});
