import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Shared } from './shared-readers.js';

const PROGRAM = fileURLToPath(new URL('./worker.program.ts', import.meta.url));
const TYPESCRIPT = fileURLToPath(new URL('../../typescript-workers.mjs', import.meta.url));

/** A worker in a process of its own. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#exited = once(child, 'exit');
    const end = (): void => void child.kill('SIGKILL');
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
  }

  static async start({ connectionString, databaseUrl }: Shared): Promise<WorkerProcess> {
    const execArgv = ['--experimental-transform-types', '--no-warnings', '--import', TYPESCRIPT];
    const worker = new WorkerProcess(fork(PROGRAM, [connectionString, databaseUrl], { execArgv }));
    const ended = worker.#exited.then(() => Promise.reject(new Error('A worker ended before it had started')));
    await Promise.race([once(worker.#child, 'message'), ended]);
    ended.catch(() => undefined);
    return worker;
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.#child.kill(signal);
    await this.#exited;
  }

  freeze(): void {
    this.#child.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child.kill('SIGCONT');
  }
}
