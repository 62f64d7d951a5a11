import { fork, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Backlog } from './backlog.js';
import { Projected } from './projected.js';
import { atLeast, nought, type Findings, type Ground, type Section } from './section.js';

const PROJECTOR = fileURLToPath(new URL('./projector.ts', import.meta.url));
const TYPESCRIPT = fileURLToPath(new URL('../../typescript-workers.mjs', import.meta.url));
const LIVES_BEFORE = 8;
const LIVES_DURING = 4;
const LONGEST_START_MS = 1_500;
const LONGEST_WORK_MS = 500;
/** Every fourth is killed while it starts. */
const EARLY_KILL_EVERY = 4;

const Finished = z.object({ readModels: z.number(), differing: z.array(z.string()), parked: z.array(z.string()) });

interface Course {
  kills: number;
  killsWithBacklog: number;
  killedAtStart: number;
  readonly breaches: string[];
  positions: ReadonlyMap<string, number>;
}

/** A process that runs the projections, one of them slow, over a log that grows, killed with -9 again and again. */
export const projections: Section = {
  name: 'projections',
  async run(ground, { projectionKills }) {
    const backlog = await Backlog.open(ground.folder);
    const projected = new Projected(ground.folder);
    const first = projector(ground, 'project');
    await once(first, 'message');
    await killed(first);
    projected.noteApplications();
    const course: Course = { kills: 0, killsWithBacklog: 0, killedAtStart: 0, breaches: [], positions: projected.positions() };
    while (course.kills < projectionKills) {
      await killOnce(ground, backlog, course);
      look(projected, await backlog.head(), course);
      if (course.kills % 20 === 0) ground.say(`${course.kills} kills`);
    }
    const finish = projector(ground, 'finish');
    const [[, told]] = await Promise.all([twoMessages(finish), once(finish, 'exit')]);
    const findings = await outcome({ backlog, projected, course, finished: Finished.parse(told) });
    await backlog.close();
    return findings;
  },
};

async function killOnce(ground: Ground, backlog: Backlog, course: Course): Promise<void> {
  await backlog.grow(LIVES_BEFORE);
  const child = projector(ground, 'project');
  if (course.kills % EARLY_KILL_EVERY === 0) {
    await pause(randomInt(LONGEST_START_MS));
    course.killedAtStart += 1;
  } else {
    await once(child, 'message');
    await Promise.all([backlog.grow(LIVES_DURING), pause(randomInt(LONGEST_WORK_MS))]);
  }
  await killed(child);
  course.kills += 1;
}

/** Positions only ever grow, and never beyond the log. */
function look(projected: Projected, head: number, course: Course): void {
  const positions = projected.positions();
  for (const [name, position] of positions) {
    const before = course.positions.get(name) ?? 0;
    if (position < before) course.breaches.push(`${name} went back from ${before} to ${position}`);
    if (position > head) course.breaches.push(`${name} stands at ${position}, behind the log's end at ${head}`);
  }
  course.positions = positions;
  if ([...positions.values()].some((position) => position < head)) course.killsWithBacklog += 1;
}

interface Ended {
  readonly backlog: Backlog;
  readonly projected: Projected;
  readonly course: Course;
  readonly finished: z.infer<typeof Finished>;
}

async function outcome({ backlog, projected, course, finished }: Ended): Promise<Findings> {
  const { events, twice } = projected.applications();
  const eventsInLog = await backlog.head();
  const { differing, parked, readModels } = finished;
  return {
    seen: {
      ...{ kills: course.kills, killedAtStart: course.killedAtStart, eventsInLog, readModels },
      // Handled before a kill that took back what had come of it.
      handledAgain: projected.handlings - eventsInLog,
    },
    judged: {
      killsWithBacklog: atLeast(Math.floor(course.kills / 2), course.killsWithBacklog),
      ...{ appliedTwice: nought(twice), neverApplied: nought(eventsInLog - events), parked: nought(parked.length) },
      ...{ differingFromRebuild: nought(differing.length), positionsGoneWrong: nought(course.breaches.length) },
    },
    breaches: [...course.breaches, ...parked, ...differing.map((name) => `${name} differs from its rebuild`)],
  };
}

function projector({ build, folder }: Ground, task: 'project' | 'finish'): ChildProcess {
  const child = fork(PROJECTOR, [build, folder, task], { execArgv: ['--no-warnings', '--import', TYPESCRIPT] });
  const end = (): void => void child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function twoMessages(child: ChildProcess): Promise<readonly unknown[]> {
  const [first]: unknown[] = await once(child, 'message');
  const [second]: unknown[] = await once(child, 'message');
  return [first, second];
}
