import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { attemptedStart, unclear } from './attempted-start.js';
import { inspected } from './inspected.js';
import { RunningSiege } from './running-siege.js';
import { nought, type Findings, type Ground } from './section.js';
import { WRITERS, settle, siegeOf, type Siege } from './siege.js';
import type { SmallDisk } from './small-disk.js';

/** Two for each writer. */
const ACKNOWLEDGED = 2 * WRITERS;
const REFUSED = 2 * WRITERS;
const CLEAR = 'the disk is full';
/** An automation was about to command something. */
const HELD_UP = /when-[a-z-]+ failed on/;
const READ_MODELS = 'read-models.db';

/** Log and read models share the disk that is full, again and again; at last the server is killed and started while it is. */
export async function fullForAll(ground: Ground, disk: SmallDisk, rounds: number): Promise<Findings> {
  const siege = siegeOf(ground, join(disk.folder, 'all'));
  const running = await RunningSiege.begin(siege);
  for (let round = 1; round <= rounds; round += 1) {
    await running.acknowledged(ACKNOWLEDGED);
    disk.fill();
    await running.refused(REFUSED);
    await running.ensureQueriesAreAnswered();
    disk.free();
  }
  await running.acknowledged(ACKNOWLEDGED);
  disk.fill();
  await running.refused(REFUSED);
  await running.kill();
  const start = await attemptedStart(siege);
  if ('server' in start) await start.server.kill();
  disk.free();
  await settle(siege);
  const told = 'server' in start ? [] : unclear(start, /disk is full/, siege.dataDir);
  return outcome(siege, running, { rounds, startsRefusedWhileFull: 'server' in start ? 0 : 1, unclearStart: told });
}

/** The log alone is full, for so long that automations have tried all that they try; the server goes on by itself when it has room. */
export async function fullForTheLog(ground: Ground, disk: SmallDisk): Promise<Findings> {
  const elsewhere = join(ground.folder, 'read-models-elsewhere');
  const siege = siegeOf(ground, join(disk.folder, 'log'));
  link(elsewhere, siege.dataDir);
  const running = await RunningSiege.begin(siege);
  while (!HELD_UP.test(running.server.words)) {
    disk.free();
    await running.acknowledged(ACKNOWLEDGED);
    disk.fill();
    await running.refused(REFUSED);
  }
  await running.told(/when-[a-z-]+ stands still/);
  disk.free();
  return recovered(siege, running);
}

/** The read models alone are full: commands go on, queries are answered with what there is, and readers catch up later. */
export async function fullForTheReadModels(ground: Ground, disk: SmallDisk): Promise<Findings> {
  const siege = siegeOf(ground, join(ground.folder, 'log-elsewhere'));
  link(join(disk.folder, 'read-models'), siege.dataDir);
  const running = await RunningSiege.begin(siege);
  await running.acknowledged(ACKNOWLEDGED);
  disk.fill();
  await running.told(/stands still .* full/);
  await running.acknowledged(ACKNOWLEDGED);
  await running.ensureQueriesAreAnswered();
  disk.free();
  return recovered(siege, running);
}

function link(folder: string, dataDir: string): void {
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(folder, READ_MODELS), join(dataDir, READ_MODELS));
}

/** Without a restart. */
async function recovered(siege: Siege, running: RunningSiege): Promise<Findings> {
  await running.acknowledged(ACKNOWLEDGED);
  await running.rest();
  await running.caughtUp();
  await running.server.stop();
  return outcome(siege, running, { rounds: 1, startsRefusedWhileFull: 0, unclearStart: [] });
}

interface Course {
  readonly rounds: number;
  readonly startsRefusedWhileFull: number;
  readonly unclearStart: readonly string[];
}

async function outcome(siege: Siege, { client: { refusals } }: RunningSiege, course: Course): Promise<Findings> {
  const { seen, judged, breaches } = await inspected(siege);
  const unclearRefusals = [...new Set(refusals.filter((message) => !message.includes(CLEAR) || !message.includes(siege.dataDir)))];
  return {
    seen: { ...seen, rounds: course.rounds, refusedCommands: refusals.length, startsRefusedWhileFull: course.startsRefusedWhileFull },
    judged: { ...judged, unclearRefusals: nought(unclearRefusals.length + course.unclearStart.length) },
    breaches: [...breaches, ...unclearRefusals, ...course.unclearStart],
  };
}
