import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStore } from '@entente/kernel';
import { AutomationRunner, ProjectionRunner, ReadStore, quiescent } from '@entente/read-store';
import { QueryBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fc from 'fast-check';
import { playDemo } from '../../../apps/api/src/demo/demo.js';
import { SystemClock } from '../../../apps/api/src/system-clock.js';
import { StateAtQuery } from '../../../libs/history/replay/state-at.query.js';
import { PipelineQuery } from '../../../libs/lifecycle/partnership/read/pipeline.query.js';
import { Rebuilt, reportsOf, wholeList, type Wish } from './rebuilt.js';
import { applicationWith } from '../in-process.js';
import { Issuer } from '../server/issuer.js';

const AT = '2022-06-01T00:00:00.000Z';
const STAGES = ['INBOUND_REQUEST', 'INTEGRATION', 'GO_TO_MARKET', 'REVENUE', 'DECLINED', 'ENDED'] as const;
const everything: Wish = { filter: {}, sort: { by: 'sortName', direction: 'asc' }, pageSize: 100 };

const anyFilter = fc.oneof(
  fc.constant({}),
  fc.record({ stages: fc.subarray([...STAGES], { minLength: 1 }) }),
  fc.record({ kind: fc.constantFrom('TECHNOLOGY', 'SERVICES', 'RESELLER') }),
  fc.record({ technologyType: fc.constantFrom('PLATFORM', 'INTEGRATED', 'SELL_TO', 'UPSTREAM') }),
  fc.record({ name: fc.constantFrom('a', 'RED', 'in', 'nobody') }),
  fc.record({ direction: fc.constantFrom('OUTBOUND', 'INBOUND'), requestedFrom: fc.constant('2020-03-01T00:00:00.000Z') }),
);
const anyWish: fc.Arbitrary<Wish> = fc.record({
  filter: anyFilter,
  sort: fc.record({ by: fc.constantFrom('sortName', 'requestedAt', 'stageSince'), direction: fc.constantFrom('asc', 'desc') }),
  pageSize: fc.integer({ min: 1, max: 9 }),
});

const STATUSES = {
  inboundRequest: 'requestStatus',
  integration: 'integrationStatus',
  goToMarket: 'goToMarketStatus',
  revenue: 'revenueStatus',
};

/** The statuses of a replayed partnership, named as the list names them; undefined before its request. */
function statusesOf(stages: readonly { readonly category: string; readonly state: unknown }[]): object | undefined {
  const status = (category: string): unknown =>
    Object.entries(stages.find((stage) => stage.category === category)?.state ?? {}).find(([name]) => name === 'status')?.[1];
  const unborn = ['NOT_REQUESTED', 'LAPSED'].includes(String(status('inboundRequest')));
  return unborn ? undefined : Object.fromEntries(Object.entries(STATUSES).map(([category, name]) => [name, status(category)]));
}

interface Past {
  readonly where: string;
  /** Where the read models are, when they are not in the server's folder. */
  readonly settings: () => Promise<Readonly<Record<string, string>>>;
  /** At how many positions each question is asked. */
  readonly positions: number;
}

export function thePast({ where, settings, positions }: Past): void {
  describe(`The past of the demonstration, asked of the serving read models, ${where}`, () => {
    const clock = new SystemClock();
    let dataDir: string;
    let app: NestFastifyApplication;
    let head: number;
    let ids: readonly string[];

    const atPositions = (check: (position: number, rebuilt: Rebuilt, wish: Wish) => Promise<void>): Promise<void> =>
      fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: head }), anyWish, async (position, wish) => {
          const rebuilt = await Rebuilt.upTo(position, app, clock);
          await check(position, rebuilt, wish).finally(() => rebuilt.close());
        }),
        { numRuns: positions },
      );
    const list = (wish: Wish, asOf: number) => wholeList((query) => app.get(QueryBus).execute(query), wish, asOf);

    beforeAll(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'entente-as-of-'));
      await playDemo(dataDir);
      app = await applicationWith({ ...(await Issuer.create()).environment, ...(await settings()), DATA_DIR: dataDir }, clock);
      head = await quiescent(app.get(EventStore), [app.get(ProjectionRunner), app.get(AutomationRunner)], 20_000);
      ids = (await list(everything, head)).rows.map(({ partnershipId }) => partnershipId);
    }, 60_000);

    afterAll(async () => {
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
    });

    it('has partnerships in every stage, so that there is something to compare', async () => {
      const figures = await app.get(QueryBus).execute(new PipelineQuery(head, AT));
      expect(figures.filter(({ stage, count }) => STAGES.some((one) => one === stage) && count === 0)).toEqual([]);
      expect(head).toBeGreaterThan(300);
    });

    it(
      'lists at any position what a rebuild up to there lists: all pages, filters, orders and totals (XX-2, XX-3)',
      () =>
        atPositions(async (position, rebuilt, wish) => {
          expect(await list(wish, position)).toEqual(await rebuilt.partnerships(wish));
        }),
      180_000,
    );

    it(
      'gives at any position the reports and queues that a rebuild up to there gives (XX-2, XX-3)',
      () =>
        atPositions(async (position, rebuilt, { filter: { direction, technologyType, requestedFrom } }) => {
          const occasion = { at: AT, filter: { direction, technologyType, requestedFrom } };
          expect(await reportsOf(app.get(ReadStore), occasion, position)).toEqual(await rebuilt.reports(occasion));
        }),
      180_000,
    );

    it(
      'replays at any position the state that the events up to there give, with the statuses that the list shows (XX-2)',
      () =>
        atPositions(async (position, rebuilt) => {
          const rows = new Map((await list(everything, position)).rows.map((row) => [row.partnershipId, row]));
          for (const id of ids) {
            const stages = await app.get(QueryBus).execute(new StateAtQuery(id, position));
            expect(stages).toEqual(await rebuilt.replay.at(id));
            const statuses = statusesOf(stages);
            const row = rows.get(id);
            expect(row === undefined).toBe(statuses === undefined);
            expect(row ?? {}).toMatchObject(statuses ?? {});
          }
        }),
      180_000,
    );
  });
}
