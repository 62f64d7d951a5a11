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
  readonly #ready: Promise<void>;
  /** Commands that it gave although they had been done. */
  repeats = 0;

  /** @param shared what it is to keep once it is started */
  constructor({ connectionString, databaseUrl }: Shared) {
    const execArgv = ['--experimental-transform-types', '--no-warnings', '--import', TYPESCRIPT];
    this.#child = fork(PROGRAM, [connectionString, databaseUrl], { execArgv });
    this.#exited = once(this.#child, 'exit');
    this.#ready = this.#says('ready');
    this.#ready.catch(() => undefined);
    this.#child.on('message', (word) => (this.repeats += word === 'repeated' ? 1 : 0));
    const end = (): void => void this.#child.kill('SIGKILL');
    process.once('exit', end);
    this.#child.once('exit', () => process.off('exit', end));
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async start(): Promise<this> {
    await this.#ready;
    const started = this.#says('started');
    this.#child.send('start');
    await started;
    return this;
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    this.#child.kill(signal);
    if (!this.hasEnded) await this.#exited;
  }

  freeze(): void {
    this.#child.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child.kill('SIGCONT');
  }

  #says(word: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#child.on('message', (said) => said === word && resolve());
      void this.#exited.then(() => reject(new Error(`A worker ended before it was ${word}`)));
    });
  }
}
