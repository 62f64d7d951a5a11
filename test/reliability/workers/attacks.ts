import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresServer } from '../../postgres/postgres-server.js';
import type { Shared } from './shared-readers.js';
import type { TenureWatch } from './tenure-watch.js';
import { WorkerProcess } from './worker-process.js';

const LONGEST_ABSENCE_MS = 500;

/** On a worker by -9, or by SIGSTOP until others have taken over and a little longer; or on the database, by -9 or an immediate stop. */
export type Attack = 'kill' | 'freeze' | 'database-kill';

/** Each so many times, in any order. */
export function shuffled(times: Readonly<Record<Attack, number>>): readonly Attack[] {
  const { kill, freeze, 'database-kill': databaseKill } = times;
  const all = [...repeated('kill', kill), ...repeated('freeze', freeze), ...repeated('database-kill', databaseKill)];
  const places = all.map((attack) => ({ attack, place: Math.random() }));
  return places.sort((one, other) => one.place - other.place).map(({ attack }) => attack);
}

function repeated(attack: Attack, times: number): readonly Attack[] {
  return Array.from({ length: times }, () => attack);
}

export interface Field {
  readonly shared: Shared;
  readonly database: PostgresServer;
  readonly watch: TenureWatch;
  /** Two at work, whose first is attacked next, and behind them one that takes the place of whoever is killed. */
  readonly workers: WorkerProcess[];
  /** What came to an end. */
  readonly ended: WorkerProcess[];
  /** Whatever must not be, in words. */
  readonly breaches: string[];
}

/** @returns after how many milliseconds all that was under attack went on */
type Attacking = (field: Field) => Promise<number>;

export const ATTACKS: Readonly<Record<Attack, Attacking>> = {
  kill: async ({ workers, ended, watch, shared }) => {
    const victim = first(workers);
    ended.push(victim);
    await victim.end('SIGKILL');
    const takenOverMs = await watch.keptBy(1);
    await workers[1]?.start();
    workers.push(new WorkerProcess(shared));
    return takenOverMs;
  },
  freeze: async ({ workers, watch }) => {
    const victim = first(workers);
    workers.splice(1, 0, victim);
    victim.freeze();
    const takenOverMs = await watch.keptBy(1);
    await pause(randomInt(LONGEST_ABSENCE_MS));
    victim.thaw();
    return takenOverMs;
  },
  'database-kill': async ({ workers, database, watch, breaches }) => {
    const before = await watch.positions();
    await (randomInt(2) === 0 ? database.kill() : database.stopServing());
    await pause(randomInt(LONGEST_ABSENCE_MS));
    await database.restart();
    const after = await watch.positions();
    for (const [name, position] of after)
      if (position < (before.get(name) ?? 0)) breaches.push(`${name} went back to ${position} with the database`);
    const wentOnMs = await watch.goneOn(after);
    if (workers.some(({ hasEnded }) => hasEnded)) breaches.push('A worker ended with the database');
    return wentOnMs;
  },
};

function first(workers: WorkerProcess[]): WorkerProcess {
  const victim = workers.shift();
  if (victim === undefined) throw new Error('There is nobody to attack');
  return victim;
}
