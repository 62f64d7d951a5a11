import type { Position } from '@entente/kernel';

/** The end of the log, as far as this process knows it: wakes those who wait for it to grow. */
export class Tail {
  readonly #waiting = new Set<() => void>();
  #head: Position;
  #closed = false;

  constructor(head: Position) {
    this.#head = head;
  }

  get closed(): boolean {
    return this.#closed;
  }

  advance(head: Position): void {
    if (head <= this.#head) return;
    this.#head = head;
    this.stir();
  }

  /** Lets everybody who waits look at the log again. */
  stir(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  close(): void {
    this.#closed = true;
    this.stir();
  }

  /** Fulfilled once the log has grown beyond `after`, or is closed, or the waiting was given up. */
  growth(after: Position, givenUp: AbortSignal): Promise<void> {
    if (this.#closed || givenUp.aborted || this.#head > after) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        givenUp.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      givenUp.addEventListener('abort', wake);
    });
  }
}
