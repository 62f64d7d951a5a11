import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Position } from '@entente/kernel';
import { begun } from '../../contract/read-store/partnership-board.js';
import { metadata } from '../timers/alarm-clocks.js';
import { APPLICATIONS, boards, opened, type Opened, type Shared } from './shared-readers.js';
import { TenureWatch } from './tenure-watch.js';
import { WorkerProcess } from './worker-process.js';

const EVENTS_AN_APPEND = 20;
const APPEND_EVERY_MS = 150;
const LONGEST_WORK_MS = 700;
const DRAINED_WITHIN_MS = 120_000;

/** By -9, or by SIGSTOP until others have taken over and a little longer. */
export type Attack = 'kill' | 'freeze';

/** What was seen of two workers under attack. */
export interface Outcome {
  readonly events: number;
  readonly takings: number;
  readonly slowestTakeOverMs: number;
  readonly appliedTwice: number;
  readonly neverApplied: number;
  readonly differing: readonly string[];
}

/** Two workers share readers with a backlog, and one after the other is attacked. */
export async function besieged(shared: Shared, attacks: readonly Attack[], say: (words: string) => void): Promise<Outcome> {
  const house = await opened(shared);
  const watch = await TenureWatch.open(shared.databaseUrl);
  const workers: WorkerProcess[] = [];
  const ended = new AbortController();
  try {
    workers.push(await WorkerProcess.start(shared), await WorkerProcess.start(shared));
    await watch.keptBy(2);
    await watch.noteApplications();
    const appending = appended(house, ended.signal);
    const slowestTakeOverMs = await attacked({ workers, watch, shared, say }, attacks);
    ended.abort();
    return { slowestTakeOverMs, ...(await settled(house, watch, await appending)) };
  } finally {
    ended.abort();
    for (const worker of workers) await worker.end('SIGKILL');
    await watch.close();
    await house.close();
  }
}

interface Field {
  readonly workers: WorkerProcess[];
  readonly watch: TenureWatch;
  readonly shared: Shared;
  readonly say: (words: string) => void;
}

/** @returns after how many milliseconds others had taken over at the latest */
async function attacked({ workers, watch, shared, say }: Field, attacks: readonly Attack[]): Promise<number> {
  const takeOversMs: number[] = [];
  for (const attack of attacks) {
    await pause(randomInt(LONGEST_WORK_MS));
    const victim = workers.shift();
    if (victim === undefined) throw new Error('There is nobody to attack');
    const { takeOverMs, worker } = await ATTACKS[attack](victim, watch, shared);
    workers.push(worker);
    takeOversMs.push(takeOverMs);
    say(`${attack}: taken over after ${Math.round(takeOverMs)} ms`);
    await watch.keptBy(2);
  }
  return Math.max(...takeOversMs);
}

interface Attacked {
  readonly takeOverMs: number;
  /** The victim, or who comes in its place. */
  readonly worker: WorkerProcess;
}

const ATTACKS: Readonly<Record<Attack, (victim: WorkerProcess, watch: TenureWatch, shared: Shared) => Promise<Attacked>>> = {
  kill: async (victim, watch, shared) => {
    await victim.end('SIGKILL');
    const takeOverMs = await watch.keptBy(1);
    return { takeOverMs, worker: await WorkerProcess.start(shared) };
  },
  freeze: async (worker, watch) => {
    worker.freeze();
    const takeOverMs = await watch.keptBy(1);
    await pause(randomInt(LONGEST_WORK_MS));
    worker.thaw();
    return { takeOverMs, worker };
  },
};

interface Appended {
  readonly events: number;
  readonly position: Position;
}

async function appended({ eventStore }: Opened, signal: AbortSignal): Promise<Appended> {
  let [events, position] = [0, 0];
  while (!signal.aborted) {
    const some = Array.from({ length: EVENTS_AN_APPEND }, () => ({ id: randomUUID(), ...begun(randomUUID()), metadata }));
    ({ position } = await eventStore.append(`workers-${randomUUID()}`, 'none', some));
    events += some.length;
    await pause(APPEND_EVERY_MS);
  }
  return { events, position };
}

/** The house keeps no reader: it knows only from the workers how far they have come. */
async function settled(
  { runner }: Opened,
  watch: TenureWatch,
  { events, position }: Appended,
): Promise<Omit<Outcome, 'slowestTakeOverMs'>> {
  await runner.waitFor(position, DRAINED_WITHIN_MS);
  const differing: string[] = [];
  for (const { name } of boards) {
    const scratch = await runner.rebuildUntil(name, position);
    if ((await scratch.digest()) !== (await runner.digest(name, position))) differing.push(name);
    await scratch.close();
  }
  const { applied, twice: appliedTwice } = await watch.applications();
  return { events, takings: await watch.takings(), appliedTwice, neverApplied: events * APPLICATIONS.length - applied, differing };
}
