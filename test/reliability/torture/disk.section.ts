import { join } from 'node:path';
import { fullForAll, fullForTheLog, fullForTheReadModels } from './full-disk.js';
import { readOnly } from './read-only.js';
import { added, type Findings, type Section } from './section.js';
import { SmallDisk } from './small-disk.js';

const MEBIBYTES = 64;

/** A disk that is full, for the log, for the read models and for both, and one that may not be written. */
export const disk: Section = {
  name: 'disk',
  async run(ground, { diskRounds }) {
    const found: Findings[] = [];
    const trials = {
      'full for both': (small: SmallDisk) => fullForAll(ground, small, diskRounds),
      'full for the log': (small: SmallDisk) => fullForTheLog(ground, small),
      'full for the read models': (small: SmallDisk) => fullForTheReadModels(ground, small),
      'read-only': (small: SmallDisk) => readOnly(ground, small),
    };
    for (const [name, trial] of Object.entries(trials)) {
      ground.say(name);
      const small = await SmallDisk.mount(join(ground.folder, name.replaceAll(' ', '-')), MEBIBYTES);
      try {
        found.push(await trial(small));
      } finally {
        await small.unmount();
      }
    }
    return added(...found);
  },
};
