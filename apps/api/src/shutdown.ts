import type { INestApplicationContext } from '@nestjs/common';
import { say } from './say.js';

const LIMIT_MS = 9_000;
/** What a terminal gives to a whole group of processes, npm passes on once more. */
const ECHO_MS = 300;
const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

type Signal = (typeof SIGNALS)[number];
type Farewell = (signal: Signal) => Promise<void>;

/**
 * A signal ends the process in order. That has its limit: after it, or at a second signal, the process ends at once. It is heard from the
 * beginning on: a process that is a container's first one would otherwise ignore it.
 */
export class Shutdown {
  #first: { readonly signal: Signal; readonly at: number } | undefined;
  #end: Farewell = () => Promise.resolve();

  constructor() {
    for (const signal of SIGNALS) process.on(signal, () => this.#hear(signal));
  }

  /** Whether a signal was heard: what fails from then on fails by the end. */
  get isUnderWay(): boolean {
    return this.#first !== undefined;
  }

  /** @param farewell what comes before the application's end */
  of(app: Pick<INestApplicationContext, 'close'>, farewell: Farewell = () => Promise.resolve()): void {
    this.#end = async (signal) => {
      await farewell(signal);
      await app.close();
    };
  }

  #hear(signal: Signal): void {
    const now = performance.now();
    if (this.#first !== undefined) {
      if (signal !== this.#first.signal || now - this.#first.at > ECHO_MS) process.exit(1);
      return;
    }
    this.#first = { signal, at: now };
    setTimeout(() => abandon(`The process has not ended within ${LIMIT_MS} ms, and is cut off`), LIMIT_MS).unref();
    this.#end(signal).then(() => process.exit(0), abandon);
  }
}

function abandon(why: unknown): void {
  say([why instanceof Error ? (why.stack ?? why.message) : String(why)]);
  process.exit(1);
}
