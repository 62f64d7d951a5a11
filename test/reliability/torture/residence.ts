import { existsSync, readFileSync } from 'node:fs';
import { setInterval as every } from 'node:timers/promises';

const KIB = 1_024;

export interface ResidenceSample {
  readonly minutes: number;
  readonly mebibytes: number;
}

/** How much memory a process whose garbage is collected every so often holds, and how much of it it keeps. */
export class Residence {
  readonly resident: ResidenceSample[] = [];
  readonly kept: ResidenceSample[] = [];
  readonly #file: string;
  readonly #pid: number;
  readonly #stopping = new AbortController();
  readonly #watching: Promise<void>;

  /** @param file that tells how many bytes it keeps */
  constructor(pid: number, file: string, everyMs: number) {
    this.#pid = pid;
    this.#file = file;
    this.#watching = this.#watch(everyMs);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#watching;
  }

  async #watch(everyMs: number): Promise<void> {
    const began = performance.now();
    try {
      for await (const _ of every(everyMs, undefined, { signal: this.#stopping.signal })) this.#look((performance.now() - began) / 60_000);
    } catch (fault) {
      if (!this.#stopping.signal.aborted) throw fault;
    }
  }

  #look(minutes: number): void {
    this.resident.push({ minutes, mebibytes: residentMebibytes(this.#pid) });
    const kept = existsSync(this.#file) ? Number(readFileSync(this.#file, 'utf8')) : 0;
    // While it is written it is empty.
    if (kept > 0) this.kept.push({ minutes, mebibytes: kept / KIB / KIB });
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
