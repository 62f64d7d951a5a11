import { hash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EventStore } from '@entente/kernel';
import { ProjectionRunner } from '@entente/read-store';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { z } from 'zod';
import { playDemo } from '../../apps/api/src/demo/demo.js';
import { LogOfDemo } from '../../apps/api/test/log-of-demo.js';
import { applicationOn } from './in-process.js';
import { ApiClient } from './server/api-client.js';
import { copyOfBuild } from './server/built-server.js';
import { CommandLine } from './server/command-line.js';
import { Issuer } from './server/issuer.js';

const AFTER_THE_STORY = '2021-10-08T09:00:00.000Z';
const WHAT_IF = `query ($pack: ID!, $from: PlaceInput, $to: PlaceInput, $first: Int, $after: String, $last: Int, $before: String) {
  policyReplay(pack: $pack, from: $from, to: $to, first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { partnershipId position type decidedAt policyVersion verdict recorded { type data } changes { path before after }
      rejection { code rule source { kind anchor quote } policyVersion facts } }
  }
}`;
const Difference = z.looseObject({ position: z.coerce.number(), partnershipId: z.string(), type: z.string(), decidedAt: z.string() });
const Answer = z.object({
  policyReplay: z.object({
    totalCount: z.number(),
    pageInfo: z.object({
      hasNextPage: z.boolean(),
      hasPreviousPage: z.boolean(),
      startCursor: z.string().nullable(),
      endCursor: z.string().nullable(),
    }),
    nodes: z.array(Difference),
  }),
});

describe('What would have been, under the handbook of 2022, of the demonstration', () => {
  const log = new LogOfDemo();
  let issuer: Issuer;
  let app: NestFastifyApplication;
  /** Every scorecard of the demonstration; all were rated on the six criteria of 2019. */
  let scorecards: readonly z.infer<typeof Difference>[];

  const as = async (role: string, of: { partnership?: string } = {}) => new ApiClient(await app.getUrl(), await issuer.token(role, of));
  const whatIf = async (stated: object = {}) => {
    const client = await as('AUDITOR');
    return (await client.ask(Answer, WHAT_IF, { pack: 'handbook-2022', first: 100, ...stated })).policyReplay;
  };
  const positions = (nodes: readonly { readonly position: number }[]) => nodes.map(({ position }) => position);

  beforeAll(async () => {
    await playDemo(log.folder);
    scorecards = (await log.events())
      .filter(({ type }) => type === 'PartnershipScored')
      .map(({ position, type, data }) => {
        const { partnershipId, scoredAt } = z.object({ partnershipId: z.string(), scoredAt: z.string() }).parse(data);
        return { position, type, partnershipId, decidedAt: scoredAt };
      });
    issuer = await Issuer.create();
    app = await applicationOn(log.folder, { now: () => AFTER_THE_STORY }, issuer);
    await app.listen(0, '127.0.0.1');
    await app.get(ProjectionRunner).waitFor(await app.get(EventStore).head(), 20_000);
  }, 60_000);

  afterAll(async () => {
    await app.close();
    log.remove();
  });

  it('is exactly each scorecard, refused for its criteria; nothing is written; twice the same', async () => {
    const runner = app.get(ProjectionRunner);
    const digests = async () => {
      const head = await app.get(EventStore).head();
      return [head, await Promise.all(runner.names.map(async (name) => [name, await runner.digest(name, head)]))];
    };
    const before = await digests();
    const [once, twice] = [await whatIf(), await whatIf()];
    expect(scorecards.length).toBeGreaterThan(20);
    expect(once.nodes).toEqual(
      scorecards.map((scorecard): unknown =>
        expect.objectContaining({
          ...scorecard,
          ...{ policyVersion: 'handbook-2019', verdict: 'REFUSED', changes: [] },
          recorded: [{ type: 'PartnershipScored', data: expect.objectContaining({ partnershipId: scorecard.partnershipId }) }],
          rejection: expect.objectContaining({ code: 'EV-1', policyVersion: 'handbook-2022' }),
        }),
      ),
    );
    expect(once.totalCount).toBe(scorecards.length);
    expect(twice).toEqual(once);
    expect(await digests()).toEqual(before);
  });

  it('is the same in pages, from either end, and between two places or moments', async () => {
    const all = positions(scorecards);
    const first = await whatIf({ first: 7 });
    const second = await whatIf({ first: 7, after: first.pageInfo.endCursor });
    expect([...positions(first.nodes), ...positions(second.nodes)]).toEqual(all.slice(0, 14));
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const last = await whatIf({ first: null, last: 5 });
    const earlier = await whatIf({ first: null, last: 5, before: last.pageInfo.startCursor });
    expect([...positions(earlier.nodes), ...positions(last.nodes)]).toEqual(all.slice(-10));
    const [third, sixth] = [scorecards[2], scorecards[5]];
    const placed = await whatIf({ from: { position: String(third?.position) }, to: { position: String(sixth?.position) } });
    const timed = await whatIf({ from: { time: third?.decidedAt }, to: { time: sixth?.decidedAt } });
    expect([positions(placed.nodes), positions(timed.nodes), placed.totalCount]).toEqual([all.slice(2, 6), all.slice(2, 6), 4]);
  });

  it('is nothing under the policy that judged', async () => {
    expect((await whatIf({ pack: 'handbook-2019' })).totalCount).toBe(0);
  });

  it('is refused of a version that there is not, and to partners and operators (XX-10)', async () => {
    const { errors } = await (await as('AUDITOR')).post(WHAT_IF, { pack: 'handbook-2030' });
    expect(errors).toMatchObject([
      { message: expect.stringContaining('handbook-2019, handbook-2022'), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    for (const client of [await as('PARTNER', { partnership: 'mattermost' }), await as('OPERATOR')]) {
      expect((await client.post(WHAT_IF, { pack: 'handbook-2022' })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
  });
});

describe('what-if on the command line', () => {
  const log = new LogOfDemo();
  const build = copyOfBuild();
  const entente = new CommandLine(build.folder, log.folder);
  const files = (): readonly string[] =>
    readdirSync(log.folder).map((name) => `${name} ${hash('sha256', readFileSync(join(log.folder, name)))}`);

  beforeAll(() => playDemo(log.folder), 60_000);
  afterAll(() => {
    build.remove();
    log.remove();
  });

  it('tells each scorecard, and leaves every file as it was', async () => {
    const scored = (await log.events()).filter(({ type }) => type === 'PartnershipScored');
    const before = files();
    const { code, out, talk } = await entente.run('what-if handbook-2022 --json');
    expect({ code, talk }).toEqual({ code: 0, talk: `Decisions that would differ under handbook-2022: ${scored.length}\n` });
    const told = out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(told).toEqual(
      scored.map(({ position, type }): unknown =>
        expect.objectContaining({ position, type, verdict: expect.objectContaining({ kind: 'REFUSED' }) }),
      ),
    );
    expect(files()).toEqual(before);
  });

  it('tells people why, between two moments', async () => {
    const { code, out } = await entente.run('what-if handbook-2022 --from 2020-01-01 --to 2020-02-01');
    expect({ code, lines: out.split('\n').slice(0, 2) }).toEqual({
      code: 0,
      lines: [
        expect.stringMatching(/^ *\d+ {2}2020-01-\S+ {2}PartnershipScored of \S+, judged by handbook-2019$/),
        expect.stringMatching(/^ +would be refused by EV-1: A complete scorecard rates every criterion in force once, and no other$/),
      ],
    });
  });

  it.each([
    ['what-if handbook-2030', 'no version of the policy is called handbook-2030'],
    ['what-if', 'missing required argument'],
    ['what-if handbook-2022 --from never', '--from never is neither a position nor a time'],
  ])('%s ends with 2 and says why', async (words, why) => {
    const said = await entente.run(words);
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.talk).toContain(why);
  });
});
