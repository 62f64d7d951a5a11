import { killAtStart, killUnderLoad, type Killed } from './cycle.js';
import { inspected } from './inspected.js';
import { movedEvents } from './inspection.js';
import { readRawLog } from './raw-log.js';
import { together, type Findings, type Section } from './section.js';
import { WRITERS, settle, siegeOf, type Siege } from './siege.js';

/** Every third cycle, another server is killed while it starts. */
const EARLY_KILL_EVERY = 3;

interface Watched {
  readonly kills: Killed[];
  readonly moved: string[];
  prints: readonly string[];
  killedAtStart: number;
}

/** The server is killed with -9 under all writers, again and again. */
export const kills: Section = {
  name: 'kills',
  async run(ground, { kills: cycles }) {
    const siege = siegeOf(ground, ground.folder);
    const watched: Watched = { kills: [], moved: [], prints: [], killedAtStart: 0 };
    for (let cycle = 1; cycle <= cycles; cycle += 1) {
      await killOnce(siege, cycle, watched);
      if (cycle % 20 === 0) ground.say(`${cycle} kills, ${siege.ledger.acknowledged} commands acknowledged`);
    }
    await settle(siege);
    return together(whatWasDone(cycles, watched), await inspected(siege, watched.prints));
  },
};

async function killOnce(siege: Siege, cycle: number, watched: Watched): Promise<void> {
  watched.kills.push(await killUnderLoad(siege, cycle % 2 === 0 ? 'backlog' : 'any'));
  const log = readRawLog(siege.dataDir);
  watched.moved.push(...movedEvents(watched.prints, log.prints, log.events));
  watched.prints = log.prints;
  if (cycle % EARLY_KILL_EVERY !== 0) return;
  await killAtStart(siege);
  watched.killedAtStart += 1;
}

function whatWasDone(cycles: number, { kills: all, moved, killedAtStart }: Watched): Findings {
  return {
    seen: {
      ...{ cycles, killedAtStart, writers: WRITERS },
      killsWithBacklog: all.filter(({ backlog }) => backlog > 0).length,
      largestBacklog: Math.max(...all.map(({ backlog }) => backlog)),
      longestStartMs: Math.max(...all.map(({ startMs }) => startMs)),
    },
    judged: {},
    breaches: moved,
  };
}
