import { throughThePort } from './append.measures.js';
import { HttpLoad } from './http-load.js';
import { rateAtLeast, slowerAtMost } from './mark.js';
import type { Bench, Contender, MeasureGroup } from './measure.js';
import { MemoryServer } from './memory-server.js';
import { PAGE, PAGE_FIELDS } from './page.js';
import { canPin, pin, unpin } from './pinned.js';
import { timed } from './sample.js';
import { ServerUnderLoad } from './server-under-load.js';

const CONCURRENT = 16;
const CORES = canPin ? 'server on one core, load on another' : 'server and load share the cores';

/** What the server does over HTTP. */
export const httpMeasures: MeasureGroup = {
  ids: ['P8', 'P9'],
  async run(bench) {
    const server = await ServerUnderLoad.start(bench);
    try {
      // The pages come first, since every mutation changes what they show.
      await measurePage(bench, server);
      await measureMutation(bench, server);
    } finally {
      await server.stop();
    }
  },
};

/** A page of 20 partnerships with 15 fields, beside servers that answer the same bytes from memory. */
async function measurePage(bench: Bench, server: ServerUnderLoad): Promise<void> {
  const calls = bench.size(6_000, 300);
  const answer = await once(server.address, server.token);
  const [nestApollo, graphqlJit, fastify] = [
    await MemoryServer.start('nestApollo', answer),
    await MemoryServer.start('graphqlJit', answer),
    await MemoryServer.start('fastify', answer),
  ];
  try {
    const contender = (name: string, { address, pid }: { readonly address: string; readonly pid: number }): Contender => ({
      name,
      run: () => pinnedApart(pid, () => load(address, { calls, answer, token: server.token })),
    });
    await bench.report({
      id: 'P8',
      name: `page of 20 partnerships with ${PAGE_FIELDS.length} fields over HTTP, ${CONCURRENT} concurrent, ${CORES}`,
      ours: contender('the server', server),
      limits: [
        contender('Nest with Apollo on Fastify, rows in memory', nestApollo),
        contender('graphql-jit on node:http, rows in memory', graphqlJit),
        contender('Fastify with the bytes in memory', fastify),
      ],
      marks: [rateAtLeast(2, 0), rateAtLeast(0.5, 1)],
    });
  } finally {
    for (const memory of [nestApollo, graphqlJit, fastify]) await memory.stop();
  }
}

/** The server on the first core, its load, which is this process, on the second. */
async function pinnedApart<T>(server: number, work: () => Promise<T>): Promise<T> {
  pin(server, 0);
  pin(process.pid, 1);
  try {
    return await work();
  } finally {
    unpin(server);
    unpin(process.pid);
  }
}

/** One mutation after the other, beside the append that each of them waits for. */
async function measureMutation(bench: Bench, server: ServerUnderLoad): Promise<void> {
  const load = { calls: bench.size(500, 50), concurrent: 1 };
  await bench.report({
    id: 'P9',
    name: 'mutation over HTTP, 1 concurrent',
    ours: {
      name: 'postRequest',
      async run() {
        await server.prepare(load.calls * 2);
        return timed(load, () => server.post());
      },
    },
    limits: [throughThePort(bench, load)],
    marks: [slowerAtMost(3, 'p50Ms')],
  });
}

async function once(address: string, token: string): Promise<string> {
  const http = new HttpLoad(address, token, PAGE);
  const answer = await http.post();
  http.close();
  if (!answer.includes('"nodes"')) throw new Error(answer);
  return answer;
}

async function load(
  address: string,
  { calls, answer, token }: { readonly calls: number; readonly answer: string; readonly token: string },
) {
  const http = new HttpLoad(address, token, PAGE);
  try {
    return await timed({ calls, concurrent: CONCURRENT }, async () => {
      const given = await http.post();
      if (given.trimEnd() !== answer.trimEnd()) throw new Error(`Another answer: ${given}`);
    });
  } finally {
    http.close();
  }
}
