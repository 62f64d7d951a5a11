import type { Call } from '../faults/fault.js';

type PerCall = Partial<Record<Call, number>>;

export class CallCounts {
  readonly #calls: PerCall = {};
  readonly #open: PerCall = {};
  /** What was sent in answer to reads and subscriptions. */
  responses = 0;

  /** @returns what is to be called when the call is over; only its first call counts */
  enter(call: Call): () => void {
    this.#calls[call] = (this.#calls[call] ?? 0) + 1;
    this.#open[call] = (this.#open[call] ?? 0) + 1;
    let isOpen = true;
    return () => {
      if (isOpen) this.#open[call] = (this.#open[call] ?? 0) - 1;
      isOpen = false;
    };
  }

  get calls(): PerCall {
    return { ...this.#calls };
  }

  get open(): PerCall {
    return { ...this.#open };
  }
}
