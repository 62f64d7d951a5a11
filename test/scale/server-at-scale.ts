import { timed } from '../bench/sample.js';
import { CompanyServer } from './company-server.js';
import { LEADS, LONGEST } from './company.js';
import type { Figure } from './figures.js';

interface Options {
  readonly build: string;
  readonly folder: string;
  readonly partnerships: number;
  readonly calls: number;
  readonly report: (figure: Figure) => void;
}

const HISTORY =
  'query ($id: ID!) { partnershipHistory(partnershipId: $id, first: 50) { nodes { position type recordedAt actor role data } } }';
const LIST = `query ($filter: PartnershipFilterInput, $orderBy: PartnershipOrder! = NAME, $direction: OrderDirection! = ASC) {
  partnerships(filter: $filter, orderBy: $orderBy, direction: $direction) { nodes { id partnerName stage lead requestedAt } }
}`;
const HISTORY_MOST_MS = 50;
const LIST_MOST_MS = 20;
const START_MOST_S = 5;

interface Listing {
  readonly filter?: object;
  readonly orderBy?: 'NAME' | 'REQUESTED_AT' | 'STAGE_SINCE';
  readonly direction?: 'ASC' | 'DESC';
}

/** Each filter by itself, and some together; `n` differs with every call. */
const FILTERS: Readonly<Record<string, (n: number) => Listing>> = {
  'no filter': () => ({}),
  stage: () => ({ filter: { stages: ['GO_TO_MARKET'] } }),
  stages: () => ({ filter: { stages: ['INBOUND_REQUEST', 'DECLINED'] }, orderBy: 'STAGE_SINCE', direction: 'DESC' }),
  lead: (n) => ({ filter: { lead: `lead-${n % LEADS}` } }),
  direction: () => ({ filter: { direction: 'OUTBOUND' } }),
  kind: () => ({ filter: { kind: 'RESELLER' }, orderBy: 'REQUESTED_AT' }),
  'technology type': () => ({ filter: { technologyType: 'PLATFORM' }, orderBy: 'STAGE_SINCE' }),
  'common part of a name': () => ({ filter: { name: 'orbit' } }),
  'rare part of a name': (n) => ({ filter: { name: `${n * 17}` }, orderBy: 'REQUESTED_AT' }),
  'name that nobody has': (n) => ({ filter: { name: `no such company ${n}` } }),
  'dates of the request': () => ({ filter: { requestedFrom: '2017-03-01T00:00:00.000Z', requestedUntil: '2017-03-08T00:00:00.000Z' } }),
  identifiers: (n) => ({ filter: { ids: [`partnership-${n}`, `partnership-${n * 3}`] } }),
  'lead and stage': (n) => ({ filter: { lead: `lead-${n % LEADS}`, stages: ['REVENUE'] }, orderBy: 'REQUESTED_AT', direction: 'DESC' }),
  'kind, name and stage': (n) => ({ filter: { kind: 'TECHNOLOGY', name: `${n}`, stages: ['REVENUE'] } }),
};

export async function measureServer(options: Options): Promise<void> {
  const { build, folder, report } = options;
  const first = await CompanyServer.start(build, folder);
  process.stderr.write(`built all read models in ${first.startSeconds.toFixed(0)} s\n`);
  const events = await first.atRest();
  process.stderr.write(`with what happens by itself, ${events.toLocaleString('en')} events\n`);
  await first.stop();
  const server = await CompanyServer.start(build, folder);
  report({ name: 'start after a clean stop', value: server.startSeconds, unit: 's', most: START_MOST_S });
  await measureQueries(options, server);
  await server.stop();
}

async function measureQueries({ calls, partnerships, report }: Options, server: CompanyServer): Promise<void> {
  const http = await server.as('AUDITOR');
  const p99 = async (query: string, variablesOf: (n: number) => object): Promise<number> => {
    const { p99Ms } = await timed({ calls, concurrent: 1 }, async (n) => {
      const answer = await http.post(JSON.stringify({ query, variables: variablesOf(n % partnerships) }));
      if (!answer.includes('"nodes"')) throw new Error(answer);
    });
    return p99Ms ?? Number.NaN;
  };
  const longest = await p99(HISTORY, () => ({ id: LONGEST }));
  report({ name: 'p99 of the first page of the longest history', value: longest, unit: 'ms', most: HISTORY_MOST_MS });
  for (const [name, listing] of Object.entries(FILTERS)) {
    report({ name: `p99 of partnerships by ${name}`, value: await p99(LIST, listing), unit: 'ms', most: LIST_MOST_MS });
  }
  http.close();
}
