import type { RecordedEvent } from '@entente/kernel';
import { aLogInTwoFiles, examine, type Examined, type LogCopy } from './log-damage/log-copy.js';

const CUTS = 200;
/** One in so many is opened for writing; the others beside a writer, which looks at the files in the same way. */
const WRITING = 10;

describe('A log with damaged files keeps every acknowledged event, or is refused and left as it is (R22, XX-5)', () => {
  let copy: LogCopy;
  let events: readonly RecordedEvent[];

  beforeAll(async () => {
    ({ copy, events } = await aLogInTwoFiles());
  });

  const outcomes = async (damaged: readonly LogCopy[]): Promise<Record<Examined['verdict'], number>> => {
    const counts = { intact: 0, refused: 0, wrong: 0 };
    for (const [index, log] of damaged.entries()) {
      const { verdict, message } = await examine(log, events, index % WRITING !== 0);
      counts[verdict] += 1;
      if (verdict === 'wrong') throw new Error(`Damage ${index}: ${message}`);
    }
    return counts;
  };

  const cut = (name: keyof LogCopy, bytes: number): LogCopy => ({ ...copy, [name]: copy[name].subarray(0, copy[name].length - bytes) });

  const flipped = (name: keyof LogCopy, offset: number): LogCopy => {
    const content = Buffer.from(copy[name]);
    content.writeUInt8(content.readUInt8(offset) ^ (1 << (offset % 8)), offset);
    return { ...copy, [name]: content };
  };

  /** The first bytes one by one, the rest in even steps that meet no page twice at the same place. */
  const sample = (name: keyof LogCopy, head: number, rest: number): readonly number[] => {
    const step = Math.max(1, Math.floor((copy[name].length - head) / rest));
    return copy[name].length <= head + rest
      ? Array.from(copy[name].keys())
      : [...Array(head).keys(), ...Array.from({ length: rest }, (_, index) => head + index * step)];
  };

  it('without damage it opens whole', async () => {
    expect(events).toHaveLength(216);
    expect(await outcomes([copy, copy])).toEqual({ intact: 2, refused: 0, wrong: 0 });
  });

  it('when its journal lost its end, by each of the last 200 bytes', async () => {
    const logs = Array.from({ length: CUTS }, (_, index) => cut('events.db-wal', index + 1));
    expect(await outcomes(logs)).toEqual({ intact: 0, refused: CUTS, wrong: 0 });
  });

  it('when its main file lost its end, by each of the last 200 bytes', async () => {
    const logs = Array.from({ length: CUTS }, (_, index) => cut('events.db', index + 1));
    const { intact, refused } = await outcomes(logs);
    expect(intact + refused).toBe(CUTS);
  });

  it('when one of its files is empty', async () => {
    const logs = (['events.db', 'events.db-wal', 'acknowledged'] as const).map((name) => cut(name, copy[name].length));
    expect(await outcomes(logs)).toEqual({ intact: 0, refused: 3, wrong: 0 });
  });

  it.each([
    ['events.db', 100, 150],
    ['events.db-wal', 56, 150],
    ['acknowledged', 26, 0],
  ] as const)('when a bit of %s is flipped', async (name, head, rest) => {
    const offsets = sample(name, head, rest);
    const { intact, refused } = await outcomes(offsets.map((offset) => flipped(name, offset)));
    expect(intact + refused).toBe(offsets.length);
    expect(refused).toBeGreaterThan(20);
  });
});
