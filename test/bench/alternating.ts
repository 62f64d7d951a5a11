import type { Contender } from './measure.js';
import { medianOf, type Sample } from './sample.js';

/** Two programs take short turns within each run, so that whatever else the machine does meets both alike. */
export function alternating(
  turns: number,
  ours: Contender,
  limit: Contender,
): { readonly ours: Contender; readonly limits: readonly Contender[] } {
  let ofLimit: Sample[] = [];
  return {
    ours: {
      name: ours.name,
      async run() {
        const ofOurs: Sample[] = [];
        ofLimit = [];
        for (let turn = 0; turn < turns; turn += 1) {
          ofOurs.push(await ours.run());
          ofLimit.push(await limit.run());
        }
        return medianOf(ofOurs);
      },
    },
    limits: [{ name: limit.name, run: () => Promise.resolve(medianOf(ofLimit)) }],
  };
}
