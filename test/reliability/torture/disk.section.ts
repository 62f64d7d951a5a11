import { join } from 'node:path';
import { fullForAll, fullForTheLog, fullForTheReadModels } from './full-disk.js';
import { readOnly } from './read-only.js';
import { added, type Findings, type Ground, type Section } from './section.js';
import { SmallDisk } from './small-disk.js';

const MEBIBYTES = 64;

type Trial = (ground: Ground, disk: SmallDisk, rounds: number) => Promise<Findings>;
const TRIALS: readonly (readonly [name: string, Trial])[] = [
  ['full-for-all', fullForAll],
  ['full-for-the-log', fullForTheLog],
  ['full-for-the-read-models', fullForTheReadModels],
  ['read-only', readOnly],
];

/** A disk that is full, for the log, for the read models and for both, and one that may not be written. */
export const disk: Section = {
  name: 'disk',
  async run(ground, { diskRounds }) {
    const found: Findings[] = [];
    for (const [name, trial] of TRIALS) {
      ground.say(name);
      const small = await SmallDisk.mount(join(ground.folder, name), MEBIBYTES);
      if (small === undefined) return { skipped: 'NO DISK WAS FULL AND NONE READ-ONLY: this machine lets nobody mount a small one' };
      try {
        found.push(await trial(ground, small, diskRounds));
      } finally {
        await small.unmount();
      }
    }
    return added(...found);
  },
};
