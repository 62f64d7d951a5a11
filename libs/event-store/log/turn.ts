import { setImmediate as nextTurn } from 'node:timers/promises';

/** In events; a turn of the event loop then holds some three milliseconds of reading. */
export const EFFORT_OF_A_TURN = 500;
const EFFORT_OF_A_READ = 10;

/**
 * Reading never waits, so neither a long read nor many short ones may keep the event loop to themselves: what finds the
 * turn spent waits for the next one. What was read first goes on meanwhile, so that many commands do not march in step.
 */
export class Turn {
  #effort = 0;
  #next: Promise<void> | undefined;

  get isSpent(): boolean {
    return this.#effort >= EFFORT_OF_A_TURN;
  }

  next(): Promise<void> {
    this.#next ??= nextTurn().then(() => {
      this.#effort = 0;
      this.#next = undefined;
    });
    return this.#next;
  }

  /** Counts a read of so many events. */
  spend(events: number): void {
    this.#effort += events + EFFORT_OF_A_READ;
  }
}
