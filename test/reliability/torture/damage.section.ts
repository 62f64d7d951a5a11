import { randomInt } from 'node:crypto';
import { aLogInTwoFiles, examine, type LogCopy } from '../log-damage/log-copy.js';
import { atLeast, nought, type Section } from './section.js';

const FILES = ['events.db', 'events.db', 'events.db-wal', 'events.db-wal', 'acknowledged'] as const;
/** One in so many is opened for writing; the others beside a writer, which looks at the files in the same way. */
const WRITING = 10;
const MOST_FLIPS = 8;
const SHORT_CUT = 512;
/** Most random cuts meet a page that matters. */
const LEAST_REFUSED = 0.5;

type FileName = keyof LogCopy;
interface Damage {
  readonly kind: 'cuts' | 'flips';
  /** What was done to the files, to be done again by hand. */
  readonly words: string;
  readonly log: LogCopy;
}

/** Random cuts and flipped bits of the log's files: what was acknowledged is all there, or the log is refused and left as it is. */
export const damage: Section = {
  name: 'damage',
  async run(ground, { damages }) {
    const { copy, events } = await aLogInTwoFiles();
    const done = { cuts: 0, flips: 0 };
    const counts = { intact: 0, refused: 0, wrong: 0 };
    const breaches: string[] = [];
    for (let number = 0; number < damages; number += 1) {
      const { kind, words, log } = damaged(copy);
      const { verdict, message } = await examine(log, events, number % WRITING !== 0);
      done[kind] += 1;
      counts[verdict] += 1;
      if (verdict === 'wrong') breaches.push(`${words}: ${message}`);
      if ((number + 1) % 500 === 0) ground.say(`${number + 1} damaged logs`);
    }
    const { intact, refused, wrong } = counts;
    return {
      seen: { eventsInLog: events.length, ...done, intact },
      judged: { refused: atLeast(Math.floor(damages * LEAST_REFUSED), refused), neitherIntactNorRefused: nought(wrong) },
      breaches,
    };
  },
};

function damaged(copy: LogCopy): Damage {
  const name = FILES[randomInt(FILES.length)] ?? 'events.db';
  return randomInt(2) === 0 ? cut(copy, name) : flipped(copy, name);
}

/** Every second cut is a short one. */
function cut(copy: LogCopy, name: FileName): Damage {
  const { length } = copy[name];
  const most = randomInt(2) === 0 ? Math.min(SHORT_CUT, length) : length;
  const left = length - randomInt(1, most + 1);
  return { kind: 'cuts', words: `${name} cut to ${left} of ${length} bytes`, log: { ...copy, [name]: copy[name].subarray(0, left) } };
}

function flipped(copy: LogCopy, name: FileName): Damage {
  const content = Buffer.from(copy[name]);
  const flips = Array.from({ length: randomInt(1, MOST_FLIPS + 1) }, () => [randomInt(content.length), randomInt(8)] as const);
  for (const [offset, bit] of flips) content.writeUInt8(content.readUInt8(offset) ^ (1 << bit), offset);
  const places = flips.map(([offset, bit]) => `${offset}.${bit}`).join(' ');
  return { kind: 'flips', words: `${name} with bits ${places} flipped`, log: { ...copy, [name]: content } };
}
