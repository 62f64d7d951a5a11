import type { RecordedEvent } from '@entente/kernel';
import { aNote, aStream, gather, idsOf, notes } from '../../../libs/testing/new-events.js';
import type { LogUnderTest } from './log-under-test.js';

export function subscriptions(log: LogUnderTest): void {
  describe('a subscription', () => {
    it('catches up and says so', async () => {
      const after = await log.store.head();
      const written = notes(5);
      const { position } = await log.append(aStream(), 'none', ...written);
      for await (const batch of log.store.subscribe({ after })) {
        expect(idsOf(batch.events)).toEqual(idsOf(written));
        expect(batch).toMatchObject({ position, caughtUp: true });
        break;
      }
      expect.hasAssertions();
    });

    it('catches up in batches of the size that was asked for', async () => {
      const after = await log.store.head();
      const { position } = await log.append(aStream(), 'none', ...notes(25));
      const sizes: number[] = [];
      for await (const batch of log.store.subscribe({ after, batchSize: 10 })) {
        sizes.push(batch.events.length);
        expect(batch.caughtUp).toBe(batch.position === position);
        if (batch.caughtUp) break;
      }
      expect(sizes).toEqual([10, 10, 5]);
    });

    it('says at once that it is at the end, when it is', async () => {
      const { position } = await log.append(aStream(), 'none', aNote());
      const batches = log.store.subscribe({ after: position })[Symbol.asyncIterator]();
      expect(await batches.next()).toEqual({ done: false, value: { events: [], position, caughtUp: true } });
      await batches.return?.();
    });

    it('goes live', async () => {
      const after = await log.store.head();
      const batches = log.store.subscribe({ after })[Symbol.asyncIterator]();
      await batches.next();
      for (const note of notes(3)) {
        const next = batches.next();
        const { position } = await log.append(aStream(), 'none', note);
        expect(await next).toMatchObject({ done: false, value: { events: [{ id: note.id }], position, caughtUp: true } });
      }
      await batches.return?.();
    });

    it('joins catching up and going live without gap or repeat while others append', async () => {
      const after = await log.store.head();
      await log.append(aStream(), 'none', ...notes(600));
      const followed = log.follow({ after, batchSize: 50 }, 900);
      await Promise.all(Array.from({ length: 100 }, () => log.append(aStream(), 'none', ...notes(3))));
      expect(idsOf(await followed)).toEqual(idsOf(await gather(log.store.readAll({ from: after + 1 }))));
    });

    it('resumes behind every position', async () => {
      const after = await log.store.head();
      await log.append(aStream(), 'none', ...notes(12));
      const all = await log.follow({ after }, 12);
      for (const [index, { position }] of all.slice(0, -1).entries()) {
        expect(await log.follow({ after: position }, 11 - index)).toEqual(all.slice(index + 1));
      }
    });

    it('moves on over events that do not match, with empty batches', async () => {
      const after = await log.store.head();
      const batches = log.store.subscribe({ after, filter: { types: ['NoteFiled'] } })[Symbol.asyncIterator]();
      await batches.next();
      const next = batches.next();
      const { position } = await log.append(aStream(), 'none', ...notes(4));
      expect(await next).toEqual({ done: false, value: { events: [], position, caughtUp: true } });
      const matching = aNote('', 'NoteFiled');
      await log.append(aStream(), 'none', matching);
      expect(await batches.next()).toMatchObject({ value: { events: [{ id: matching.id }] } });
      await batches.return?.();
    });

    it('reads on only when the next batch is asked for', async () => {
      const after = await log.store.head();
      await log.append(aStream(), 'none', ...notes(30));
      const slow = log.store.subscribe({ after, batchSize: 10 })[Symbol.asyncIterator]();
      const given: RecordedEvent[] = [];
      for (let batch = 0; batch < 3; batch += 1) {
        const step = await slow.next();
        if (step.done !== true) given.push(...step.value.events);
        await log.append(aStream(), 'none', ...notes(100));
        expect(given).toHaveLength((batch + 1) * 10);
      }
      expect(given).toEqual(await gather(log.store.readAll({ from: after + 1, limit: 30 })));
      await slow.return?.();
    });

    it('gives the same to many followers, each at its own pace', async () => {
      const after = await log.store.head();
      const followers = Array.from({ length: 12 }, (_, index) => log.follow({ after, batchSize: index + 1 }, 60));
      for (let count = 0; count < 20; count += 1) await log.append(aStream(), 'none', ...notes(3));
      const expected = await gather(log.store.readAll({ from: after + 1 }));
      for (const follower of followers) expect((await follower).slice(0, 60)).toEqual(expected);
    });
  });
}
