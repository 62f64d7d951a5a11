import { setTimeout as pause } from 'node:timers/promises';
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { ServerGone, type ApiClient } from '../../e2e/server/api-client.js';
import { BuiltServer } from '../../e2e/server/built-server.js';
import { historyPosition, readRawLog, tellsAStory } from './raw-log.js';
import { clientOf, environmentOf, started, type Siege } from './siege.js';

/** When the server is killed: at any moment of the load, or at one at which its readers lag behind the log. */
export type Moment = 'any' | 'backlog';

export interface Killed {
  /** From the start of the process to its first answer. */
  readonly startMs: number;
  /** Events that the history had not handled when the server was killed. */
  readonly backlog: number;
}

const Behind = z.object({ readModels: z.array(z.object({ position: z.string(), head: z.string() })) });
const LONGEST_DELAY_MS = 20;
const MOST_LOOKS = 200;

/** A server is started, written to by all writers at a time, and killed in the middle of it. */
export async function killUnderLoad(siege: Siege, moment: Moment): Promise<Killed> {
  const began = performance.now();
  const server = await started(siege);
  const startMs = Math.round(performance.now() - began);
  const enough = siege.ledger.after(randomInt(40, 200));
  const client = await clientOf(siege, server, 'ALLIANCE_MANAGER');
  const writing = Promise.all(siege.writers.map((writer) => writer.work(client, () => true)));
  await Promise.race([enough, writing]);
  if (moment === 'any') await pause(randomInt(0, LONGEST_DELAY_MS));
  else await untilBehind(await clientOf(siege, server, 'OPERATOR'));
  await server.kill();
  await writing;
  const handled = historyPosition(siege.dataDir);
  return { startMs, backlog: readRawLog(siege.dataDir).events.filter((event) => tellsAStory(event) && event.position > handled).length };
}

/** A server is killed while it starts, which is while it recovers and catches up. */
export async function killAtStart(siege: Siege): Promise<void> {
  const server = BuiltServer.launch(siege.build, environmentOf(siege));
  await pause(randomInt(100, 1_500));
  await server.kill();
}

async function untilBehind(operator: ApiClient): Promise<void> {
  try {
    for (let look = 0; look < MOST_LOOKS; look += 1) {
      const { readModels } = await operator.ask(Behind, '{ readModels { position head } }');
      if (readModels.some(({ position, head }) => position !== head)) return;
    }
  } catch (fault) {
    if (!(fault instanceof ServerGone)) throw fault;
  }
}
