import { LogOfDemo } from '../../test/log-of-demo.js';
import { DemoClock } from './demo-clock.js';
import { playDemo } from './demo.js';
import { story } from './story.js';

class Cut extends Error {}

/** Bears this many looks, one an append and one for the first policy, as a process does that is killed before the next one. */
class CuttingClock extends DemoClock {
  #left: number;

  constructor(looks: number) {
    super();
    this.#left = looks;
  }

  override now(): string {
    this.#left -= 1;
    if (this.#left < 0) throw new Cut();
    return super.now();
  }
}

describe('The demonstration', () => {
  const whole = new LogOfDemo();
  const others: LogOfDemo[] = [];
  let digest = '';

  function anotherLog(): LogOfDemo {
    const log = new LogOfDemo();
    others.push(log);
    return log;
  }

  beforeAll(async () => {
    expect(await playDemo(whole.folder)).toBe('PLAYED');
    digest = await whole.digest();
  });

  afterAll(() => {
    for (const log of [whole, ...others]) log.remove();
  });

  it('is the same to the last byte at every telling: the same ids, data, order and times', async () => {
    const second = anotherLog();
    await playDemo(second.folder);
    expect(await second.digest()).toBe(digest);
  });

  it('spans two years of its own clock, in order', async () => {
    const moments = (await whole.events()).map(({ recordedAt }) => recordedAt);
    expect([moments[0]?.slice(0, 10), moments.at(-1)?.slice(0, 10)]).toEqual(['2019-10-01', '2021-10-07']);
    expect(moments).toEqual([...moments].sort());
  });

  it('goes on where it was cut off, between any two appends, and ends as if it never had been', async () => {
    const log = anotherLog();
    let played = 0;
    // After the policy, within the claims of the first request, and then further and further on.
    for (const looks of [2, 1, 1, 9, 30, 31, 150, 200]) {
      await expect(playDemo(log.folder, new CuttingClock(looks))).rejects.toThrow(Cut);
      const { length } = await log.events();
      expect(length).toBeGreaterThan(played);
      played = length;
    }
    expect(await playDemo(log.folder)).toBe('PLAYED');
    expect(await log.digest()).toBe(digest);
  });

  it('is complete at the next start, and nothing is added', async () => {
    expect(await playDemo(whole.folder)).toBe('COMPLETE');
    expect(await whole.digest()).toBe(digest);
  });

  it('leaves a log alone that holds an event of somebody else', async () => {
    const log = anotherLog();
    await log.addOneOfSomebodyElse();
    expect(await playDemo(log.folder)).toBe('LEFT_OUT');
    expect(await log.events()).toHaveLength(1);
  });

  it('is not gone on with once somebody else has recorded an event', async () => {
    const log = anotherLog();
    await expect(playDemo(log.folder, new CuttingClock(40))).rejects.toThrow(Cut);
    await log.addOneOfSomebodyElse();
    const before = await log.digest();
    expect(await playDemo(log.folder)).toBe('LEFT_OUT');
    expect(await log.digest()).toBe(before);
  });

  it('has refusals on record, each by the rule that the story names', async () => {
    const told = story().flatMap(({ refusedBy }) => (refusedBy === undefined ? [] : [refusedBy]));
    const refusals = (await whole.events()).filter(({ type }) => type === 'CommandRefused');
    expect(refusals.map(({ data }) => data)).toEqual(told.map((rule): unknown => expect.objectContaining({ rule })));
    expect(told).toHaveLength(19);
  });
});
