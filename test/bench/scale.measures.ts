import { join } from 'node:path';
import { z } from 'zod';
import { CompanyServer } from '../scale/company-server.js';
import { fillCompany } from '../scale/company.js';
import type { HttpLoad } from './http-load.js';
import { atMost, timesAtMost } from './mark.js';
import type { Bench, Contender, MeasureGroup } from './measure.js';
import { PAGE_FIELDS } from './page.js';
import { sampleOf, timed } from './sample.js';

const Page = z.object({
  data: z.object({
    partnerships: z.object({
      nodes: z.array(z.unknown()),
      pageInfo: z.object({ endCursor: z.string().nullable(), hasNextPage: z.boolean() }),
    }),
  }),
});
const WALK = `query ($first: Int!, $after: String, $asOf: AsOfInput) {
  partnerships(first: $first, after: $after, asOf: $asOf) { nodes { ${PAGE_FIELDS.join(' ')} } pageInfo { endCursor hasNextPage } }
}`;

/** What a company's server is like after years: a million events, a hundred thousand partnerships. */
export const scaleMeasures: MeasureGroup = {
  ids: ['P10', 'P11', 'P12'],
  async run(bench) {
    const folder = join(bench.folder, 'company');
    await fillCompany(folder, { partnerships: bench.size(100_000, 300), longest: bench.size(10_000, 200) });
    const events = await measureMemory(bench, folder);
    await measureStart(bench, folder, events);
    const server = await CompanyServer.start(bench.build, folder);
    try {
      await measureAsOf(bench, server, events);
    } finally {
      await server.stop();
    }
  },
};

/** Of the very process that built every read model, did all that automations had to do, and then served every partnership. */
async function measureMemory(bench: Bench, folder: string): Promise<number> {
  const server = await CompanyServer.start(bench.build, folder);
  try {
    const events = await server.atRest();
    const served = await serveAll(server);
    const now = (name: string): Contender => ({ name, run: () => Promise.resolve(sampleOf({ mebibytes: server.residentMebibytes() })) });
    const name = `memory after ${events.toLocaleString('en')} events taken in and ${served.toLocaleString('en')} partnerships served`;
    await bench.report({ id: 'P10', name, ours: now('the server'), limits: [], marks: [atMost(400, 'mebibytes', 'MiB')], runs: 1 });
    return events;
  } finally {
    await server.stop();
  }
}

async function measureStart(bench: Bench, folder: string, events: number): Promise<void> {
  const run = async () => {
    const server = await CompanyServer.start(bench.build, folder);
    await server.stop();
    const milliseconds = server.startSeconds * 1_000;
    return sampleOf({ p50Ms: milliseconds });
  };
  const name = `start on a log of ${events.toLocaleString('en')} events after a clean stop`;
  await bench.report({
    id: 'P11',
    name,
    ours: { name: 'until it takes requests', run },
    limits: [],
    marks: [atMost(5_000, 'p50Ms', 'ms')],
  });
}

/** Pages of partnerships as of the middle of the history, beside the present ones; more of them than a server recalls. */
async function measureAsOf(bench: Bench, server: CompanyServer, events: number): Promise<void> {
  const http = await server.as('AUDITOR');
  const pages = async (name: string, asOf: object | undefined): Promise<Contender> => {
    const places: (string | undefined)[] = [];
    for await (const { after } of walked(http, { first: 20, asOf }, bench.size(200, 5))) places.push(after);
    const load = { calls: bench.size(1_000, 20), concurrent: 1 };
    return { name, run: () => timed(load, (call) => walkOn(http, { first: 20, asOf, after: places[call % places.length] })) };
  };
  await bench.report({
    id: 'P12',
    name: `page of 20 partnerships with ${PAGE_FIELDS.length} fields over HTTP, 1 concurrent`,
    ours: await pages('as of the middle of the history', { position: String(Math.floor(events / 2)) }),
    limits: [await pages('as of now', undefined)],
    marks: [timesAtMost(2)],
  });
  http.close();
}

/** @returns how many partnerships were served */
async function serveAll(server: CompanyServer): Promise<number> {
  const http = await server.as('AUDITOR');
  let served = 0;
  for await (const page of walked(http, { first: 100 }, Number.POSITIVE_INFINITY)) served += page.served;
  http.close();
  return served;
}

interface Place {
  readonly first: number;
  readonly asOf?: object | undefined;
  readonly after?: string | undefined;
}

/** The pages of the list, one after the other, each with where it was found. */
async function* walked(
  http: HttpLoad,
  list: Place,
  most: number,
): AsyncGenerator<{ readonly after: string | undefined; readonly served: number }> {
  let after: string | undefined;
  for (let page = 0; page < most; page += 1) {
    const { served, next } = await walkOn(http, { ...list, after });
    yield { after, served };
    if (next === null) return;
    after = next;
  }
}

async function walkOn(http: HttpLoad, variables: Place): Promise<{ readonly served: number; readonly next: string | null }> {
  const answer: unknown = JSON.parse(await http.post(JSON.stringify({ query: WALK, variables })));
  const { pageInfo, nodes } = Page.parse(answer).data.partnerships;
  return { served: nodes.length, next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}
