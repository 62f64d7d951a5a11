import type { Position } from '@entente/kernel';

/** What was asked for is not there yet: the readers are behind. */
export class StaleRead extends Error {
  constructor(
    readonly expected: Position,
    /** Where the slowest of the readers stands. */
    readonly reached: Position,
  ) {
    super(`Position ${expected} was not reached in time: the slowest reader stands at ${reached}`);
    this.name = 'StaleRead';
  }
}

interface Waiter {
  readonly position: Position;
  readonly names: readonly string[];
  readonly arrived: () => void;
  readonly giveUp: () => void;
}

/** Where the readers stand, and who waits for them. */
export class Progress {
  readonly #positions: Map<string, Position>;
  readonly #waiters = new Set<Waiter>();
  /** When everybody has waited long enough, on the clock of `performance`. */
  #end = Infinity;

  constructor(names: readonly string[]) {
    this.#positions = new Map(names.map((name) => [name, 0]));
  }

  /** @throws RangeError on a name that is no reader's */
  of(name: string): Position {
    const position = this.#positions.get(name);
    if (position === undefined) throw new RangeError(`There is no reader called ${name}`);
    return position;
  }

  reach(name: string, position: Position): void {
    const before = this.#positions.get(name) ?? 0;
    this.#positions.set(name, position);
    // Nobody else has waited for this reader.
    const passed = [...this.#waiters].filter((one) => before < one.position && one.position <= position);
    for (const waiter of passed.filter((one) => this.#slowest(one.names) >= one.position)) {
      this.#waiters.delete(waiter);
      waiter.arrived();
    }
  }

  /**
   * Resolves when all the named readers have handled everything up to the position.
   * @throws StaleRead when they have not within this time
   */
  waitFor(position: Position, timeoutMs: number, names: readonly string[] = [...this.#positions.keys()]): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#slowest(names) >= position) return resolve();
      const giveUp = (): void => settle(() => reject(new StaleRead(position, this.#slowest(names))));
      const waiter = { position, names, arrived: () => settle(resolve), giveUp };
      const settle = (how: () => void): void => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
        how();
      };
      const timer = setTimeout(giveUp, Math.max(0, Math.min(timeoutMs, this.#end - performance.now())));
      this.#waiters.add(waiter);
    });
  }

  /** From now on nobody waits longer than this all in all, whatever was asked for. */
  hurry(patienceMs: number): void {
    this.#end = performance.now() + patienceMs;
    const underWay = [...this.#waiters];
    setTimeout(() => {
      for (const { giveUp } of underWay) giveUp();
    }, patienceMs).unref();
  }

  #slowest(names: readonly string[]): Position {
    return Math.min(...names.map((name) => this.of(name)));
  }
}
