import { WrongExpectedRevision } from '@entente/kernel';
import { aNote, aStream, gather, idsOf, notes } from '../../../libs/testing/new-events.js';
import type { LogUnderTest } from './log-under-test.js';

export function concurrency(log: LogUnderTest): void {
  describe('many writers', () => {
    it('on eight streams: each revision has one winner, and losers are told', async () => {
      const streams = Array.from({ length: 8 }, () => aStream());
      for (const stream of streams) await log.append(stream, 'none', aNote());
      for (let revision = 0; revision < 4; revision += 1) {
        const attempts = streams.flatMap((stream) => notes(8).map((note) => log.append(stream, revision, note)));
        const outcomes = await Promise.allSettled(attempts);
        const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
        expect(lost).toHaveLength(56);
        for (const { reason } of lost) expect(reason).toBeInstanceOf(WrongExpectedRevision);
      }
      for (const stream of streams) {
        expect((await gather(log.store.readStream(stream))).map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
      }
    });

    it('are not harmed by a refusal among them', async () => {
      const [good, bad, taken] = [aStream(), aStream(), aStream()];
      await log.append(taken, 'none', aNote());
      const outcomes = await Promise.allSettled([
        log.append(good, 'none', ...notes(2)),
        log.append(taken, 'none', ...notes(2)),
        log.append(bad, 3, aNote()),
        log.append(good, 1, aNote()),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
      expect(await gather(log.store.readStream(good))).toHaveLength(3);
      expect(await gather(log.store.readStream(taken))).toHaveLength(1);
    });

    it('give every append a place of its own, with the events of one append together in order', async () => {
      const appends = await Promise.all(
        Array.from({ length: 64 }, async () => {
          const [stream, events] = [aStream(), notes(3)];
          return { stream, events, result: await log.append(stream, 'none', ...events) };
        }),
      );
      expect(new Set(appends.map(({ result }) => result.position)).size).toBe(64);
      for (const { stream, events } of appends) expect(idsOf(await gather(log.store.readStream(stream)))).toEqual(idsOf(events));
    });

    it('are seen by a follower in the order of positions, none missing', async () => {
      const after = await log.store.head();
      const streams = Array.from({ length: 8 }, () => aStream());
      const followed = log.follow({ after, batchSize: 7 }, 320);
      await Promise.all(
        streams.map(async (stream) => {
          for (let count = 0; count < 20; count += 1) await log.append(stream, count === 0 ? 'none' : count * 2 - 1, ...notes(2));
        }),
      );
      const positions = (await followed).map(({ position }) => position);
      expect(positions).toEqual([...new Set(positions)].sort((one, other) => one - other));
      expect(await gather(log.store.readAll({ from: after + 1 }))).toEqual(await followed);
    });

    it('never let a reader see the second event of an append without the first', async () => {
      const stream = aStream();
      const writing = (async (): Promise<void> => {
        for (let count = 0; count < 30; count += 1) await log.append(stream, count === 0 ? 'none' : count * 3 - 1, ...notes(3));
      })();
      for (let seen = 0; seen < 90;) {
        seen = (await gather(log.store.readStream(stream))).length;
        expect(seen % 3).toBe(0);
      }
      await writing;
    });
  });
}
