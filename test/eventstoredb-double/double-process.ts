import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { z } from 'zod';
import { Ready, Report, type Order, type Setup } from './faults/control.js';

const PROGRAM = new URL('./process/eventstoredb.program.ts', import.meta.url);

/** The double's process, alive until it ends or is ended. */
export class DoubleProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #orders = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (message) => this.#take(message));
    child.once('exit', () => this.#fail());
  }

  static async start(setup: Setup): Promise<DoubleProcess> {
    const child = fork(PROGRAM, [JSON.stringify(setup)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const endWithUs = (): void => void child.kill('SIGKILL');
    process.once('exit', endWithUs);
    child.once('exit', () => process.off('exit', endWithUs));
    const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    if (!Ready.safeParse(message).success) throw new Error(`The double on port ${setup.port} did not start`);
    return new DoubleProcess(child);
  }

  async order<T>(body: Order, schema: z.ZodType<T>): Promise<T> {
    if (!this.#child.connected) throw new Error('The double has ended');
    this.#orders += 1;
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(this.#orders, waiting);
    this.#child.send({ order: this.#orders, body });
    return schema.parse(await waiting.promise);
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#child.kill(signal);
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  #take(message: unknown): void {
    const { order, answer } = Report.parse(message);
    this.#waiting.get(order)?.resolve(answer);
    this.#waiting.delete(order);
  }

  #fail(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error('The double has ended'));
    this.#waiting.clear();
  }
}
