import { WrongExpectedRevision } from '@entente/kernel';
import { aNote, aStream, gather, idsOf, notes } from '../../../libs/testing/new-events.js';
import type { LogUnderTest } from './log-under-test.js';

export function reopening(log: LogUnderTest): void {
  describe('opened again', () => {
    it('the log holds what was appended, as it was', async () => {
      await log.append(aStream(), 'none', ...notes(3));
      await log.append(aStream('memos'), 'none', aNote('', 'NoteFiled'));
      const before = await gather(log.store.readAll());
      await log.reopen();
      expect(await gather(log.store.readAll())).toEqual(before);
    });

    it('a repeat is answered as the first time (XX-4)', async () => {
      const [stream, pair] = [aStream(), notes(2)];
      const first = await log.append(stream, 'none', ...pair);
      await log.reopen();
      expect(await log.append(stream, 'none', ...pair)).toEqual({ ...first, repeated: true });
    });

    it('the log goes on where it ended', async () => {
      const stream = aStream();
      const first = await log.append(stream, 'none', aNote());
      await log.reopen();
      await expect(log.append(stream, 'none', aNote())).rejects.toThrow(WrongExpectedRevision);
      const second = await log.append(stream, 0, aNote());
      expect(second.position).toBeGreaterThan(first.position);
      expect(second.recordedAt >= first.recordedAt).toBe(true);
    });

    it('a follower resumes where it was', async () => {
      const written = notes(10);
      const after = await log.store.head();
      await log.append(aStream(), 'none', ...written);
      const seen = await log.follow({ after, batchSize: 4 }, 4);
      await log.reopen();
      const rest = await log.follow({ after: seen.at(-1)?.position ?? 0 }, 6);
      expect(idsOf([...seen, ...rest])).toEqual(idsOf(written));
    });

    it('a follower sees what was appended before, and then what was appended after', async () => {
      const [before, behind] = [notes(10), notes(3)];
      const after = await log.store.head();
      await log.append(aStream(), 'none', ...before);
      await log.reopen();
      await log.append(aStream(), 'none', ...behind);
      expect(idsOf(await log.follow({ after, batchSize: 3 }, 3))).toEqual(idsOf(before.slice(0, 3)));
      expect(idsOf(await log.follow({ after }, 13))).toEqual(idsOf([...before, ...behind]));
    });

    it('filters find what was appended before and after', async () => {
      const from = (await log.store.head()) + 1;
      await log.append(aStream(), 'none', ...notes(2, 'NoteFiled'));
      await log.reopen();
      await log.append(aStream('memos'), 'none', ...notes(2, 'NoteFiled'), aNote());
      expect(await gather(log.store.readAll({ from, filter: { types: ['NoteFiled'] } }))).toHaveLength(4);
    });
  });
}
