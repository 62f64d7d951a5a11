import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { Issuer } from '../e2e/server/issuer.js';
import type { Bench } from './measure.js';
import type { Pace } from './open-loop.js';

const PROGRAM = new URL('./appending.server.ts', import.meta.url);
const Ready = z.object({ address: z.string() });
const Done = z.object({
  times: z.array(z.tuple([z.number(), z.number(), z.number()]).transform(([position, began, done]) => ({ position, began, done }))),
});

/** When an append began and was done, in milliseconds since 1970. */
type Append = z.output<typeof Done>['times'][number];

/** The product in a process of its own that appends to its log by itself. */
export class AppendingServer {
  readonly #child: ChildProcess;
  readonly address: string;
  readonly token: string;

  private constructor(child: ChildProcess, address: string, token: string) {
    this.#child = child;
    this.address = address;
    this.token = token;
  }

  static async start({ folder, build }: Bench): Promise<AppendingServer> {
    const issuer = await Issuer.create();
    const environment = { ...issuer.environment, NODE_ENV: 'production', LOG_LEVEL: 'warn', DATA_DIR: join(folder, 'appending') };
    const child = fork(PROGRAM, { env: { ...process.env, NODE_ENV: 'production' } });
    process.once('exit', () => void child.kill('SIGKILL'));
    child.send({ build, environment });
    const { address } = Ready.parse(await answer(child));
    return new AppendingServer(child, address, await issuer.token('ALLIANCE_MANAGER'));
  }

  /** So many appends of an event each, at a steady rate. */
  async append(pace: Pace): Promise<readonly Append[]> {
    this.#child.send(pace);
    return Done.parse(await answer(this.#child)).times;
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}

/** @throws when the process ends instead */
async function answer(child: ChildProcess): Promise<unknown> {
  const gone = once(child, 'exit').then(() => Promise.reject(new Error('The server ended')));
  const [message]: unknown[] = await Promise.race([once(child, 'message'), gone]);
  return message;
}
