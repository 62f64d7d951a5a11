import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const LAST_WORDS = 4_000;

/** A part of the product as operators run it: a process of its own, which does not outlive the tests. */
export abstract class BuiltProcess {
  protected readonly child: ChildProcess;
  /** Behind its last words. */
  protected readonly ended: Promise<unknown>;
  #said = '';

  protected constructor(child: ChildProcess) {
    this.child = child;
    this.ended = once(child, 'close');
    const end = (): void => void child.kill('SIGKILL');
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    for (const output of [child.stdout, child.stderr])
      output?.on('data', (words: Buffer) => {
        this.#said += words.toString();
      });
  }

  /** The end that an operator gives it: what is under way is finished. @returns its exit code */
  stop(): Promise<number | undefined> {
    this.child.kill('SIGTERM');
    return this.exitCode();
  }

  /** The end that nothing can prepare for. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }

  /** Resolves at its end with its exit code; undefined when a signal ended it. */
  async exitCode(): Promise<number | undefined> {
    await this.ended;
    return this.child.exitCode ?? undefined;
  }

  /** By which the system knows it. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** All that it printed. */
  get words(): string {
    return this.#said;
  }

  /** What it last said, for the report of a failure. */
  get lastWords(): string {
    return this.#said.slice(-LAST_WORDS);
  }
}
