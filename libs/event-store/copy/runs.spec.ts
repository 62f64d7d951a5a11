import type { WrittenEvent } from '../log/stored-event.js';
import { runsOf } from './runs.js';

function written(stream: string, revision: number, data = '{}'): WrittenEvent {
  return { stream, revision, id: `${stream}-${revision}`, type: 'NoteTaken', recordedAt: '2020-02-11T09:14:07.000Z', data, metadata: '{}' };
}

describe('The runs of a log', () => {
  it('hold neighbours of one stream, and keep the order of all', () => {
    const events = [written('a', 4), written('a', 5), written('b', 0), written('a', 6), written('b', 1), written('b', 2)];
    const runs = runsOf(events);
    expect(runs.map(({ stream, first, events: { length } }) => [stream, first, length])).toEqual([
      ['a', 4, 2],
      ['b', 0, 1],
      ['a', 6, 1],
      ['b', 1, 2],
    ]);
    expect(runs.flatMap((run) => run.events)).toEqual(events);
  });

  it('stay within what a server takes at once; a larger event is a run of its own', () => {
    const lengths = [200_000, 200_000, 200_000, 900_000, 10];
    const runs = runsOf(lengths.map((length, revision) => written('a', revision, JSON.stringify('x'.repeat(length)))));
    expect(runs.map(({ events }) => events.length)).toEqual([2, 1, 1, 1]);
  });
});
