import { readFileSync } from 'node:fs';
import { setInterval as every } from 'node:timers/promises';

const KIB = 1_024;

export interface ResidenceSample {
  readonly minutes: number;
  readonly mebibytes: number;
}

/** How much memory a process holds, looked at every so often. */
export class Residence {
  readonly samples: ResidenceSample[] = [];
  readonly #pid: number;
  readonly #stopping = new AbortController();
  readonly #watching: Promise<void>;

  constructor(pid: number, everyMs: number) {
    this.#pid = pid;
    this.#watching = this.#watch(everyMs);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#watching;
  }

  async #watch(everyMs: number): Promise<void> {
    const began = performance.now();
    try {
      for await (const _ of every(everyMs, undefined, { signal: this.#stopping.signal }))
        this.samples.push({ minutes: (performance.now() - began) / 60_000, mebibytes: residentMebibytes(this.#pid) });
    } catch (fault) {
      if (!this.#stopping.signal.aborted) throw fault;
    }
  }
}

function residentMebibytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / KIB;
}

/** By how much it grows a minute: the slope of the straight line with the least squares. */
export function slopeOf(samples: readonly ResidenceSample[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(samples.map(({ minutes }) => minutes)), mean(samples.map(({ mebibytes }) => mebibytes))];
  const above = samples.reduce((sum, { minutes, mebibytes }) => sum + (minutes - x) * (mebibytes - y), 0);
  const below = samples.reduce((sum, { minutes }) => sum + (minutes - x) ** 2, 0);
  return above / below;
}
