import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { flagsOf } from './built-server.js';

const BEGUN = 'This worker keeps';

/** A worker as operators run it: a process of its own. */
export class BuiltWorker {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  #said = '';

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#exited = once(child, 'exit');
    const end = (): void => void child.kill('SIGKILL');
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    child.stderr?.on('data', (words: Buffer) => {
      this.#said += words.toString();
    });
  }

  static launch(build: string, environment: Readonly<Record<string, string>>): BuiltWorker {
    const { PATH = '' } = process.env;
    const env = { PATH, LOG_LEVEL: 'warn', ...environment };
    return new BuiltWorker(
      spawn(process.execPath, [...flagsOf('worker'), resolve(build, 'apps/worker/src/main.js')], {
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
      }),
    );
  }

  /** Resolves once it keeps what falls to it. */
  static async start(build: string, environment: Readonly<Record<string, string>>): Promise<BuiltWorker> {
    const worker = BuiltWorker.launch(build, environment);
    while (!worker.words.includes(BEGUN)) {
      await Promise.race([once(worker.#child.stderr ?? worker.#child, 'data'), worker.#exited]);
      if (worker.#child.exitCode !== null) throw new Error(`The worker ended before it began:\n${worker.words}`);
    }
    return worker;
  }

  /** The end that an operator gives it. @returns its exit code */
  stop(): Promise<number | undefined> {
    this.#child.kill('SIGTERM');
    return this.exitCode();
  }

  /** The end that nothing can prepare for. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  /** Resolves at its end with its exit code; undefined when a signal ended it. */
  async exitCode(): Promise<number | undefined> {
    await this.#exited;
    return this.#child.exitCode ?? undefined;
  }

  /** All that it printed for a person. */
  get words(): string {
    return this.#said;
  }
}
