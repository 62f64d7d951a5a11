import { StoreFault, type Command } from '@entente/kernel';
import type { Pause, ReaderLog } from '../readers/pause.js';
import { reasonOf } from '../readers/pause.js';
import type { Because, Execute } from './execute.js';

export interface AttemptOptions {
  readonly execute: Execute;
  readonly log: ReaderLog;
  readonly pause: Pause;
  /** The waits before each further attempt of a failed command, in milliseconds. */
  readonly retryDelaysMs: readonly number[];
  readonly signal: AbortSignal;
}

export const RETRY_DELAYS_MS = [100, 1_000, 5_000];

/** What an automation has to do about an event. */
export interface Work extends Omit<Because, 'index'> {
  /** Made anew for each attempt; each with what tells it apart from the others. */
  readonly commands: () => Commands | Promise<Commands>;
}

type Commands = Iterable<readonly [Because['index'], Command]>;

/** What became of the work: done, left undone at a stop, or the reason why it cannot be done. */
export type Attempt = 'done' | 'stopped' | { readonly reason: string };

/**
 * Executes what automations command: again after a fault, and not again after a refusal. A log that cannot be written, as on a full
 * disk, is no fault of the event: whoever asked stands still and asks again, so that nothing is left to an operator.
 */
export class Attempts {
  readonly #options: AttemptOptions;

  constructor(options: AttemptOptions) {
    this.#options = options;
  }

  /** @throws StoreFault when the log could not be written to the last attempt */
  async make(work: Work): Promise<Attempt> {
    const { retryDelaysMs, pause, log, signal } = this.#options;
    const { automation, event } = work;
    for (const delay of retryDelaysMs) {
      if (signal.aborted) return 'stopped';
      const attempt = await this.#once(work);
      if (!('fault' in attempt)) return attempt.end;
      log.warn(
        `${automation} failed on ${event.type} at position ${event.position} and tries again in ${delay} ms: ${reasonOf(attempt.fault)}`,
      );
      await pause(delay, signal);
    }
    if (signal.aborted) return 'stopped';
    const last = await this.#once(work);
    if (!('fault' in last)) return last.end;
    if (last.fault instanceof StoreFault) throw last.fault;
    return { reason: reasonOf(last.fault) };
  }

  async #once({ commands, ...reason }: Work): Promise<{ readonly end: Attempt } | { readonly fault: unknown }> {
    try {
      for (const [index, command] of await commands()) {
        const outcome = await this.#options.execute(command, { ...reason, index });
        if (outcome.kind === 'rejected') return { end: { reason: `${command.type} was refused: ${outcome.rejection.code}` } };
      }
      return { end: 'done' };
    } catch (fault) {
      return { fault };
    }
  }
}
