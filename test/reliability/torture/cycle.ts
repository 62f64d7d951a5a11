import { setTimeout as pause } from 'node:timers/promises';
import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { ApiClient, ServerGone } from '../../e2e/server/api-client.js';
import { BuiltServer } from '../../e2e/server/built-server.js';
import type { Issuer } from '../../e2e/server/issuer.js';
import type { Ledger } from './ledger.js';
import { historyPosition, readRawLog, tellsAStory } from './raw-log.js';
import type { Writer } from './writer.js';

/** When the server is killed: at any moment of the load, or at one at which its readers lag behind the log. */
export type Moment = 'any' | 'backlog';

/** What all cycles have in common. */
export interface Torture {
  readonly build: string;
  readonly dataDir: string;
  readonly issuer: Issuer;
  readonly writers: readonly Writer[];
  readonly ledger: Ledger;
}

export interface Killed {
  /** From the start of the process to its first answer. */
  readonly startMs: number;
  /** Events that the history had not handled when the server was killed. */
  readonly backlog: number;
}

const Behind = z.object({ readModels: z.array(z.object({ position: z.string(), head: z.string() })) });
const LONGEST_DELAY_MS = 20;
const MOST_LOOKS = 200;

export function environmentOf({ issuer, dataDir }: Torture): Readonly<Record<string, string>> {
  return { ...issuer.environment, DATA_DIR: dataDir };
}

/** A server is started, written to by all writers at a time, and killed in the middle of it. */
export async function killUnderLoad(torture: Torture, moment: Moment): Promise<Killed> {
  const began = performance.now();
  const server = await BuiltServer.start(torture.build, environmentOf(torture));
  const startMs = Math.round(performance.now() - began);
  const enough = torture.ledger.after(randomInt(40, 200));
  const client = await clientOf(torture, server, 'ALLIANCE_MANAGER');
  const writing = Promise.all(torture.writers.map((writer) => writer.work(client, () => true)));
  await Promise.race([enough, writing]);
  if (moment === 'any') await pause(randomInt(0, LONGEST_DELAY_MS));
  else await untilBehind(await clientOf(torture, server, 'OPERATOR'));
  await server.kill();
  await writing;
  const handled = historyPosition(torture.dataDir);
  return { startMs, backlog: readRawLog(torture.dataDir).events.filter((event) => tellsAStory(event) && event.position > handled).length };
}

/** A server is killed while it starts, which is while it recovers and catches up. */
export async function killAtStart(torture: Torture): Promise<void> {
  const server = BuiltServer.launch(torture.build, environmentOf(torture));
  await pause(randomInt(100, 1_500));
  await server.kill();
}

/** The last server: every writer learns what became of its last command, and the server ends in order. */
export async function settle(torture: Torture): Promise<void> {
  const server = await BuiltServer.start(torture.build, environmentOf(torture));
  const client = await clientOf(torture, server, 'ALLIANCE_MANAGER');
  await Promise.all(torture.writers.map((writer) => writer.catchUp(client)));
  await server.stop();
}

async function clientOf({ issuer }: Torture, { address }: BuiltServer, role: string): Promise<ApiClient> {
  return new ApiClient(address, await issuer.token(role));
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
