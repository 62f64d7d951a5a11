import type { DomainEvent } from '@entente/kernel';
import {
  classes,
  goToMarketOpened,
  leadDeclared,
  leadReplaced,
  partnerClassified,
  partnershipAccepted,
  partnershipDeclined,
  partnershipEnded,
  partnershipReferred,
  partnershipRequested,
  requestWithdrawn,
  revenueOpened,
} from '@entente/testing';
import fc from 'fast-check';
import { ReadSide, ofPartnership } from '../../../testing/read-side.js';
import { clocks } from './clocks.projection.js';
import { ConversionHandler, ConversionQuery } from './conversion.query.js';
import { LeadWorkloadHandler, LeadWorkloadQuery } from './lead-workload.query.js';
import { partnerClasses } from './partner-classes.projection.js';
import { partnerships } from './partnerships.projection.js';
import type { PartnershipRow } from './partnerships.table.js';
import { StageDurationsHandler, StageDurationsQuery } from './stage-durations.query.js';
import { stageVisits } from './stage-visits.projection.js';
import { PASSED_STAGES, type JourneyFilter } from './visits-as-of.js';

type Stage = PartnershipRow['stage'];

const WAYS = [
  ['INTEGRATION', partnershipAccepted],
  ['GO_TO_MARKET', goToMarketOpened],
  ['REVENUE', revenueOpened],
] as const;
const EXITS = {
  DECLINED: () => partnershipDeclined(),
  REFERRED: () => partnershipReferred(),
  WITHDRAWN: () => requestWithdrawn(),
  ENDED: () => partnershipEnded(),
};
const ENDS: Readonly<Record<keyof typeof EXITS, Stage>> = {
  DECLINED: 'DECLINED',
  REFERRED: 'REFERRED',
  WITHDRAWN: 'ENDED',
  ENDED: 'ENDED',
};

interface Step {
  readonly id: string;
  readonly event: DomainEvent;
  /** Where it leads, where it leads somewhere. */
  readonly to?: Stage;
  readonly lead?: string;
}

interface Life {
  readonly id: string;
  readonly inbound: boolean;
  readonly steps: readonly Step[];
}

/** How far a partnership comes, whether and how it leaves, and who leads it. */
const anyLife = fc.record({
  far: fc.integer({ min: 0, max: 3 }),
  exit: fc.option(fc.constantFrom('DECLINED', 'REFERRED', 'WITHDRAWN', 'ENDED')),
  inbound: fc.boolean(),
  leads: fc.subarray(['ada', 'bo']),
});
const lives = fc.array(anyLife, { minLength: 1, maxLength: 6 }).map((all) => all.map((life, place) => lifeOf(`p-${place}`, life)));
const waits = fc.array(fc.integer({ min: 0, max: 90_000 }), { minLength: 60, maxLength: 60 });
/** Whose turn it is to go on. */
const turns = fc.array(fc.nat({ max: 5 }), { minLength: 80, maxLength: 80 });

function lifeOf(id: string, { far, exit, inbound, leads }: typeof anyLife extends fc.Arbitrary<infer T> ? T : never): Life {
  const [first, second] = leads;
  const steps: Omit<Step, 'id'>[] = [
    { event: partnershipRequested(), to: 'INBOUND_REQUEST' },
    ...(inbound ? [{ event: partnerClassified(classes.inbound) }] : []),
    ...(first === undefined ? [] : [{ event: leadDeclared({ lead: first }), lead: first }]),
    ...(second === undefined ? [] : [{ event: leadReplaced({ lead: second }), lead: second }]),
    ...WAYS.slice(0, far).map(([to, happens]) => ({ event: happens(), to })),
    ...(exit === null ? [] : [{ event: EXITS[exit](), to: ENDS[exit] }]),
  ];
  return { id, inbound, steps: steps.map((step) => ({ ...step, id })) };
}

/** The lives, woven into one log. */
function woven(all: readonly Life[], order: readonly number[]): readonly Step[] {
  const left = all.map(({ steps }) => [...steps]);
  return [...order, ...left.flatMap((steps, place) => steps.map(() => place))].flatMap((turn) => left[turn % left.length]?.shift() ?? []);
}

type Happened = Step & { readonly moment: number };

interface Visit {
  readonly stage: Stage;
  readonly seconds: number;
  readonly next: Stage | null;
}

function visitsOf(happened: readonly Happened[], now: number): readonly Visit[] {
  return [...Map.groupBy(happened, ({ id }) => id).values()].flatMap((steps) => {
    const entries = steps.flatMap(({ to, moment }) => (to === undefined ? [] : [{ to, moment }]));
    return entries.flatMap(({ to: stage, moment }, place) => {
      const { to: next = null, moment: until = now } = entries[place + 1] ?? {};
      return PASSED_STAGES.includes(stage) ? [{ stage, next, seconds: Math.floor((until - moment) / 1000) }] : [];
    });
  });
}

function durationsIn(visits: readonly Visit[]) {
  return PASSED_STAGES.map((stage) => {
    const here = visits.filter((visit) => visit.stage === stage);
    const seconds = here.map((visit) => visit.seconds).sort((left, right) => left - right);
    const middle = [seconds[Math.ceil(seconds.length / 2) - 1] ?? 0, seconds[Math.floor(seconds.length / 2)] ?? 0] as const;
    return {
      ...{ stage, count: here.length, lasting: here.filter(({ next }) => next === null).length },
      ...{ medianSeconds: Math.round((middle[0] + middle[1]) / 2), ninetiethSeconds: seconds[Math.ceil(0.9 * seconds.length) - 1] ?? 0 },
      longestSeconds: seconds.at(-1) ?? 0,
    };
  });
}

function conversionIn(visits: readonly Visit[]) {
  return PASSED_STAGES.map((stage) => {
    const next = visits.filter((visit) => visit.stage === stage).map((visit) => visit.next);
    const to = (...stages: readonly (Stage | null)[]): number => next.filter((one) => stages.includes(one)).length;
    const left = { declined: to('DECLINED'), referred: to('REFERRED'), ended: to('ENDED') };
    return { stage, entered: next.length, wentOn: to(...PASSED_STAGES), ...left, stillThere: to(null) };
  });
}

/** How many partnerships each lead has that have not come to an exit. */
function loadsIn(happened: readonly Happened[]): Readonly<Record<string, number>> {
  const loads = new Map<string, number>();
  for (const steps of Map.groupBy(happened, ({ id }) => id).values()) {
    const stage = steps.flatMap(({ to }) => to ?? []).at(-1);
    const lead = steps.flatMap((step) => step.lead ?? []).at(-1) ?? 'nobody';
    const counts = stage !== undefined && PASSED_STAGES.includes(stage);
    loads.set(lead, (loads.get(lead) ?? 0) + (counts ? 1 : 0));
  }
  return Object.fromEntries(loads);
}

const START = Date.UTC(2020, 0, 1);

async function equalTheEvents(all: readonly Life[], order: readonly number[], pauses: readonly number[]): Promise<void> {
  const side = await ReadSide.over([partnerships, partnerClasses, stageVisits, clocks]);
  try {
    let moment = START;
    const happened = woven(all, order).map((step, place) => ({ ...step, moment: (moment += pauses[place] ?? 1_000) }));
    for (const step of happened) await side.happensAt(new Date(step.moment).toISOString(), ofPartnership(step.id, step.event));
    const [now, inbound] = [moment + 5_000, new Set(all.filter((life) => life.inbound).map(({ id }) => id))];
    for (let position = 0; position <= happened.length; position += 1) {
      const until = happened.slice(0, position);
      const classified = new Set(until.flatMap(({ id, event }) => (event.type === 'PartnerClassified' ? [id] : [])));
      const chosen = until.filter(({ id }) => inbound.has(id) && classified.has(id));
      await equalAt(side, { position, now, filter: {}, visits: visitsOf(until, now) });
      await equalAt(side, { position, now, filter: { direction: 'INBOUND', technologyType: 'INTEGRATED' }, visits: visitsOf(chosen, now) });
      await loadsEqual(side, position, until);
    }
  } finally {
    await side.close();
  }
}

interface Expected {
  readonly position: number;
  readonly now: number;
  readonly filter: JourneyFilter;
  readonly visits: readonly Visit[];
}

async function equalAt({ readStore }: ReadSide, { position, now, filter, visits }: Expected): Promise<void> {
  const at = new Date(now).toISOString();
  const durations = await new StageDurationsHandler(readStore).execute(new StageDurationsQuery(filter, position, at));
  expect({ position, durations }).toEqual({ position, durations: durationsIn(visits) });
  const conversion = await new ConversionHandler(readStore).execute(new ConversionQuery(filter, position));
  expect({ position, conversion }).toEqual({ position, conversion: conversionIn(visits) });
  for (const { entered, wentOn, declined, referred, ended, stillThere } of conversion) {
    expect(wentOn + declined + referred + ended + stillThere).toBe(entered);
  }
}

async function loadsEqual({ readStore }: ReadSide, position: number, until: readonly Happened[]): Promise<void> {
  const found = await new LeadWorkloadHandler(readStore).execute(new LeadWorkloadQuery(position, new Date(START).toISOString()));
  expect(Object.fromEntries(found.map(({ lead, load }) => [lead ?? 'nobody', load]))).toEqual(loadsIn(until));
  const everybody = found.flatMap(({ stages }) => stages.map(({ count }) => count)).reduce((sum, count) => sum + count, 0);
  expect(everybody).toBe(new Set(until.map(({ id }) => id)).size);
}

describe('The ways of partnerships through their stages', () => {
  it('XX-2: are counted and timed as the events tell, at any position of any lives, and led by those who lead', async () => {
    await fc.assert(fc.asyncProperty(lives, turns, waits, equalTheEvents), { numRuns: 25 });
  }, 60_000);
});
