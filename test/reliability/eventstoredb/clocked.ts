import { StoreFault } from '@entente/kernel';

/** How long the calls of a store took that must end in time, whatever the server does. */
export class Clocked {
  readonly #limitMs: number;
  calls = 0;
  /** Those that were told that the outcome is unknown. */
  faults = 0;
  longestMs = 0;
  readonly late: string[] = [];

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
  }

  /** Does something; undefined when the store could not say what came of it. */
  async call<T>(what: string, act: () => Promise<T>): Promise<T | undefined> {
    const start = performance.now();
    this.calls += 1;
    try {
      return await act();
    } catch (fault) {
      if (!(fault instanceof StoreFault)) throw fault;
      this.faults += 1;
      return undefined;
    } finally {
      this.#note(what, performance.now() - start);
    }
  }

  #note(what: string, ms: number): void {
    this.longestMs = Math.max(this.longestMs, ms);
    if (ms > this.#limitMs) this.late.push(`${what} took ${Math.round(ms)} ms; ${this.#limitMs} are allowed`);
  }
}
