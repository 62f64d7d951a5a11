/** What one run of a program showed; null where the program has no such figure. */
export interface Sample {
  readonly perSecond: number | null;
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly mebibytes: number | null;
}

type Work = (index: number) => Promise<unknown>;

export interface Load {
  /** So many calls, after a tenth as many whose times do not count. */
  readonly calls: number;
  /** So many are under way at any time. */
  readonly concurrent: number;
}

const NO_FIGURE: Sample = { perSecond: null, p50Ms: null, p99Ms: null, mebibytes: null };

/** A sample of the figures that are given. */
export function sampleOf(figures: Partial<Sample>): Sample {
  return { ...NO_FIGURE, ...figures };
}

/** Makes the calls, each with an index of its own, and takes their times. */
export async function timed({ calls, concurrent }: Load, work: Work): Promise<Sample> {
  const warmUp = Math.ceil(calls / 10);
  await inParallel({ from: 0, to: warmUp, concurrent }, work);
  const times: number[] = [];
  const began = performance.now();
  await inParallel({ from: warmUp, to: warmUp + calls, concurrent }, async (index) => {
    const start = performance.now();
    await work(index);
    times.push(performance.now() - start);
  });
  return sampleOf({ perSecond: (calls * 1_000) / (performance.now() - began), ...latencies(times) });
}

/** Does as much in one go, and tells how much that is in a second. */
export async function throughput(amount: number, work: () => Promise<void>): Promise<Sample> {
  const began = performance.now();
  await work();
  return sampleOf({ perSecond: (amount * 1_000) / (performance.now() - began) });
}

export function latencies(times: readonly number[]): Pick<Sample, 'p50Ms' | 'p99Ms'> {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number): number | null => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
  return { p50Ms: at(0.5), p99Ms: at(0.99) };
}

/** Of each figure the one in the middle. */
export function medianOf(samples: readonly Sample[]): Sample {
  const middle = (figure: keyof Sample): number | null => {
    const given = samples.map((sample) => sample[figure]).filter((value) => value !== null);
    return given.sort((one, other) => one - other)[Math.floor(given.length / 2)] ?? null;
  };
  return { perSecond: middle('perSecond'), p50Ms: middle('p50Ms'), p99Ms: middle('p99Ms'), mebibytes: middle('mebibytes') };
}

export async function inParallel({ from, to, concurrent }: { from: number; to: number; concurrent: number }, work: Work): Promise<void> {
  let next = from;
  const one = async (): Promise<void> => {
    while (next < to) {
      const index = next;
      next += 1;
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: concurrent }, one));
}
