import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { firedEarly, firedTwice, firings, recordedBackwards } from './alarms.js';
import { inspected } from './inspected.js';
import { MoodyHook } from './moody-hook.js';
import { readRawLog } from './raw-log.js';
import { RunningSiege } from './running-siege.js';
import { atLeast, nought, together, type Findings, type Section } from './section.js';
import { ServerClock } from './server-clock.js';
import { siegeOf, type Siege } from './siege.js';
import { until } from './until.js';

const ACKNOWLEDGED_A_JUMP = 8;
/** Longer than any clock of a request and any wait of a delivery. */
const DAYS_AT_LAST = 30;
const SERVERS = 2;

/** The server's clock jumps back and forth under all writers, and over a kill; timers have much to do. */
export const clocks: Section = {
  name: 'clocks',
  async run(ground, { clockJumps }) {
    const hook = await MoodyHook.open();
    const clock = new ServerClock(join(ground.folder, 'clock'));
    const siege = siegeOf(ground, join(ground.folder, 'data'), { ...clock.settings, SLACK_WEBHOOK_URL: hook.address });
    try {
      for (let server = 1; server <= SERVERS; server += 1) await jumped(siege, clock, (clockJumps * server) / SERVERS);
      await allRung(siege, clock);
      return together(await inspected(siege), alarms(siege, clock));
    } finally {
      hook.close();
    }
  },
};

async function jumped(siege: Siege, clock: ServerClock, jumps: number): Promise<void> {
  const running = await RunningSiege.begin(siege);
  while (clock.jumps < jumps) {
    clock.jump();
    await running.acknowledged(ACKNOWLEDGED_A_JUMP);
  }
  await running.kill();
}

/** So many days later everything that was to be done has been done. */
async function allRung(siege: Siege, clock: ServerClock): Promise<void> {
  clock.advance(DAYS_AT_LAST);
  const running = await RunningSiege.begin(siege);
  await running.rest();
  await until('no clock is due', () => dueClocks(siege, clock.now) === 0);
  await running.caughtUp();
  await running.server.stop();
}

function dueClocks({ dataDir }: Siege, now: string): number {
  const database = new Database(join(dataDir, 'read-models.db'), { readonly: true });
  try {
    return z.number().parse(database.prepare('SELECT count(*) FROM timers WHERE "dueAt" <= ?').pluck().get(now));
  } finally {
    database.close();
  }
}

function alarms({ dataDir }: Siege, clock: ServerClock): Findings {
  const { events } = readRawLog(dataDir);
  const [twice, early, backwards] = [firedTwice(events), firedEarly(events), recordedBackwards(events)];
  return {
    seen: { jumps: clock.jumps, daysPassed: clock.days },
    judged: {
      timersFired: atLeast(1, firings(events).length),
      ...{ firedTwice: nought(twice.length), firedEarly: nought(early.length), recordedBackwards: nought(backwards.length) },
    },
    breaches: [...twice, ...early, ...backwards],
  };
}
