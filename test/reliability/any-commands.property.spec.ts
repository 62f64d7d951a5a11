import type { Outcome } from '@entente/kernel';
import { readModel } from '@entente/read-store';
import fc from 'fast-check';
import { published, rules } from '../../apps/api/src/slices.js';
import { partnershipsTable } from '../../libs/lifecycle/partnership/read/partnerships.table.js';
import { House } from './any-commands/house.js';
import { broken, clocksOf } from './any-commands/laws.js';
import { stages } from './any-commands/stages.js';
import { stageOf, standings, type Standing } from './any-commands/standing.js';
import { happens, stories } from './any-commands/story.js';

const RUNS = Number(process.env['ANY_COMMANDS_RUNS'] ?? 50);
const HOUR_MS = 3_600_000;
const codes = new Set(rules.map(({ id }) => id));
const reached = new Set<string>();

const isInOrder = (answer: Outcome | { readonly fault: unknown }): boolean =>
  'kind' in answer && (answer.kind === 'accepted' || codes.has(answer.rejection.code));

async function runningClocks({ readStore }: House): Promise<readonly string[]> {
  const clocks = await readStore.writer.selectFrom('timers').select(['timer', 'partnershipId', 'key', 'dueAt']).execute();
  return clocks.map(({ timer, partnershipId, key, dueAt }) => {
    const due = timer === 'when-retry-is-due-then-retry-delivery' ? 'some time' : dueAt;
    return `${timer} ${partnershipId} ${key} ${due}`;
  });
}

async function shown({ readStore }: House): Promise<readonly object[]> {
  return readModel(readStore.database, partnershipsTable)
    .select(['partnershipId', 'stage', 'requestStatus', 'integrationStatus', 'goToMarketStatus', 'revenueStatus'])
    .orderBy('partnershipId')
    .execute();
}

function expected(all: readonly Standing[]): readonly object[] {
  return all
    .filter(({ happened }) => happened.includes('ClocksStarted'))
    .map((one) => ({
      ...{ partnershipId: one.partnershipId, stage: stageOf(one) },
      ...{ requestStatus: one.request.status, integrationStatus: one.integration.status },
      ...{ goToMarketStatus: one.goToMarket.status, revenueStatus: one.revenue.status },
    }))
    .sort((one, other) => (one.partnershipId < other.partnershipId ? -1 : 1));
}

async function digests({ runners: { projections } }: House): Promise<readonly string[]> {
  return Promise.all(projections.names.map(async (name) => `${name} ${await projections.digest(name)}`));
}

async function agreesWithReplay(house: House, all: readonly Standing[]): Promise<void> {
  for (const { partnershipId, request, integration, goToMarket, revenue, partnership } of all) {
    const replayed = new Map((await house.replay.at(partnershipId)).map(({ category, state }) => [category, state]));
    const own = { inboundRequest: request, integration, goToMarket, revenue, partnership };
    for (const [category, state] of Object.entries(own)) expect(replayed.get(category)).toEqual(state);
  }
}

function remember(all: readonly Standing[]): void {
  for (const { request, integration, goToMarket, revenue } of all) {
    for (const [name, { status }] of Object.entries({ request, integration, goToMarket, revenue })) reached.add(`${name} ${status}`);
  }
}

async function isInOrderAfter(story: Parameters<typeof happens>[0], house: House): Promise<void> {
  const answers = await happens(story, house);
  await house.settled();
  expect(answers.filter((answer) => !isInOrder(answer))).toEqual([]);
  expect({ parked: await house.readStore.parked(), faults: house.faults }).toEqual({ parked: [], faults: [] });
  const all = standings(await house.events());
  remember(all);
  expect(broken(all)).toEqual([]);
  expect([...(await runningClocks(house))].sort()).toEqual(all.flatMap(clocksOf).sort());
  expect(await shown(house)).toEqual(expected(all));
  await agreesWithReplay(house, all);
  const before = await digests(house);
  for (const name of house.runners.projections.names) await house.runners.projections.rebuild(name);
  expect(await digests(house)).toEqual(before);
}

describe('Any sequence of any commands from any roles', () => {
  it('knows every event that can be recorded about a partnership or a policy', () => {
    const known = stages.flatMap(({ decider }) => decider.records.map(({ type }) => type));
    expect([...known].sort()).toEqual(published.map(({ type }) => type).sort());
  });

  it(
    'XX-2, XX-3: leaves every stage in a legal state and no automation half open, and the read models as the events have it',
    async () => {
      const property = fc.asyncProperty(stories, async (story) => {
        const house = await House.open();
        try {
          await isInOrderAfter(story, house);
        } finally {
          await house.close();
        }
      });
      await fc.assert(property, { numRuns: RUNS });
      const far = ['request ACCEPTED', 'request DECLINED', 'integration STARTED', 'goToMarket LAUNCHED', 'revenue OPEN', 'revenue CLOSED'];
      expect(far.filter((status) => !reached.has(status))).toEqual([]);
    },
    HOUR_MS,
  );
});
