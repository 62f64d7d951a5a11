import { EventLog } from '../log/event-log.js';
import type { ProposedEvent } from '../log/event-record.js';
import { RecentIds } from '../log/recent-ids.js';
import { Writer, type Journal } from '../log/writer.js';

const event = (id: string): ProposedEvent => ({
  ...{ id, type: 'T', contentType: 'application/json' },
  ...{ data: Buffer.from('{}'), metadata: new Uint8Array() },
});

function world(journal: Journal): { log: EventLog; writer: Writer; ended: () => number } {
  const log = new EventLog();
  let ends = 0;
  const parts = { log, journal, recent: new RecentIds(), mostBytes: 1_000, now: () => 1n, prepareLag: () => 0n };
  return { log, writer: new Writer({ ...parts, onEnded: () => (ends += 1) }), ended: () => ends };
}

describe('What is written', () => {
  it('is neither answered nor seen before it is durable, and is decided upon all the same', async () => {
    const durable = Promise.withResolvers<undefined>();
    const begun = Promise.withResolvers<undefined>();
    const { log, writer } = world({
      write: async () => {
        begun.resolve(undefined);
        await durable.promise;
      },
    });
    let answered = false;
    const appends = [writer.append('s', 'no_stream', [event('a')]), writer.append('s', 0n, [event('b')])];
    void Promise.race(appends).then(() => (answered = true));
    await begun.promise;
    expect([log.length, log.at(0), log.visibleStream('s').last, answered]).toEqual([0, undefined, -1n, false]);
    durable.resolve(undefined);
    expect(await Promise.all(appends)).toMatchObject([{ revision: 0n }, { revision: 1n }]);
    expect([log.length, log.visibleStream('s').last]).toEqual([2, 1n]);
  });

  it('has an unknown outcome and is not seen when the journal takes nothing more', async () => {
    const { log, writer, ended } = world({ write: () => Promise.reject(new Error('superseded')) });
    expect(await writer.append('s', 'no_stream', [event('a')])).toEqual({ kind: 'unknown' });
    expect([log.length, log.stream('s').last, ended()]).toEqual([0, -1n, 1]);
  });
});
