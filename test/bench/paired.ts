import type { Contender } from './measure.js';
import { latencies, sampleOf } from './sample.js';

/** How long two things took that began at one moment, in milliseconds. */
export type Pair = readonly [ours: number, limit: number];

/** Takes both times of one action, so that the two lines tell of the very same calls. */
export function paired(
  names: readonly [ours: string, limit: string],
  calls: number,
  act: () => Promise<Pair>,
): { readonly ours: Contender; readonly limits: readonly Contender[] } {
  let pairs: Pair[] = [];
  const run = async (): Promise<void> => {
    for (let warmUp = 0; warmUp < calls / 10; warmUp += 1) await act();
    pairs = [];
    for (let call = 0; call < calls; call += 1) pairs.push(await act());
  };
  return {
    ours: {
      name: names[0],
      async run() {
        await run();
        return sampleOf(latencies(pairs.map(([time]) => time)));
      },
    },
    limits: [{ name: names[1], run: () => Promise.resolve(sampleOf(latencies(pairs.map(([, time]) => time)))) }],
  };
}
