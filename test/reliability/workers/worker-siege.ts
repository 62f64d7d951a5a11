import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresServer } from '../../postgres/postgres-server.js';
import { gather } from '../../../libs/testing/new-events.js';
import { ATTACKS, type Attack, type Field } from './attacks.js';
import { appended, type Appended } from './chronicle.js';
import { ERRANDS, doingsIn, type Doings } from './doings.js';
import { APPLICATIONS, boards, opened, type Opened, type Shared } from './shared-readers.js';
import { TenureWatch } from './tenure-watch.js';
import { WorkerProcess } from './worker-process.js';

const LONGEST_WORK_MS = 300;
const DRAINED_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 500;

/** What must not be, of each kind. */
export interface Breaches extends Omit<Doings, 'done'> {
  readonly appliedTwice: number;
  readonly neverApplied: number;
  readonly parked: number;
  readonly differing: readonly string[];
  readonly others: readonly string[];
}

/** What was seen of two workers under attack. */
export interface Outcome {
  readonly events: number;
  /** Commands of automations and timers that took effect. */
  readonly done: number;
  /** Those that were given although they had taken effect, since nobody knew. */
  readonly repeats: number;
  readonly takings: number;
  readonly slowestMs: Readonly<Partial<Record<Attack, number>>>;
  readonly breaches: Breaches;
}

export interface Ground {
  readonly shared: Shared;
  readonly database: PostgresServer;
  readonly say: (words: string) => void;
}

/** Two workers share readers with a backlog, and are attacked one after the other. */
export async function besieged({ shared, database, say }: Ground, attacks: readonly Attack[]): Promise<Outcome> {
  const house = await opened(shared, () => undefined);
  const watch = new TenureWatch(shared.databaseUrl);
  const workers = Array.from({ length: 3 }, () => new WorkerProcess(shared));
  const field: Field = { shared, database, watch, workers, ended: [], breaches: [] };
  const stop = new AbortController();
  try {
    for (const worker of workers.slice(0, 2)) await worker.start();
    await watch.keptBy(2);
    await watch.noteApplications();
    const appending = appended(house, stop.signal);
    const slowestMs = await attacked(field, attacks, say);
    stop.abort();
    return { slowestMs, ...(await settled(field, house, await appending)) };
  } finally {
    stop.abort();
    for (const worker of workers) await worker.end('SIGKILL');
    await watch.close();
    await house.close();
  }
}

async function attacked(field: Field, attacks: readonly Attack[], say: Ground['say']): Promise<Outcome['slowestMs']> {
  const slowestMs: Partial<Record<Attack, number>> = {};
  for (const attack of attacks) {
    await pause(randomInt(LONGEST_WORK_MS));
    const ms = await ATTACKS[attack](field);
    const evenMs = await field.watch.keptBy(2);
    slowestMs[attack] = Math.max(slowestMs[attack] ?? 0, ms);
    say(`${attack}: went on after ${Math.round(ms)} ms, and even again after ${Math.round(evenMs)} ms more`);
  }
  return slowestMs;
}

/** The house keeps no reader: it knows only from the workers how far they have come. */
async function settled(field: Field, house: Opened, { begun, position }: Appended): Promise<Omit<Outcome, 'slowestMs'>> {
  const { watch, workers, ended } = field;
  await house.projections.waitFor(position, DRAINED_WITHIN_MS);
  const differing = await differingIn(house, position);
  await untilDone(house);
  for (const worker of workers) await worker.end('SIGTERM');
  const { done, ...doings } = await doingsOf(house);
  const { applied, twice: appliedTwice } = await watch.applications();
  return {
    ...{ events: begun + done, done, takings: await watch.takings() },
    repeats: [...workers, ...ended].reduce((sum, { repeats }) => sum + repeats, 0),
    breaches: {
      ...{ ...doings, appliedTwice, neverApplied: begun * APPLICATIONS.length - applied },
      ...{ differing, parked: await watch.parked(), others: field.breaches },
    },
  };
}

async function differingIn({ projections }: Opened, position: number): Promise<readonly string[]> {
  const differing: string[] = [];
  for (const { name } of boards) {
    const scratch = await projections.rebuildUntil(name, position);
    if ((await scratch.digest()) !== (await projections.digest(name, position))) differing.push(name);
    await scratch.close();
  }
  return differing;
}

/** What is not done in the end is a breach, which others tell. */
async function untilDone(house: Opened): Promise<void> {
  const late = performance.now() + DRAINED_WITHIN_MS;
  while ((await doingsOf(house)).undone.length > 0 && performance.now() < late) await pause(LOOK_EVERY_MS);
}

async function doingsOf({ eventStore }: Opened): Promise<Doings> {
  return doingsIn(await gather(eventStore.readAll({ filter: { types: ERRANDS.map(({ type }) => type) } })));
}
