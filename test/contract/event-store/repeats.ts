import { WrongExpectedRevision } from '@entente/kernel';
import { aNote, aStream, gather, notes } from '../../../libs/testing/new-events.js';
import type { LogUnderTest } from './log-under-test.js';

export function repeats(log: LogUnderTest): void {
  describe('a repeated append (XX-4)', () => {
    it('of the first event is answered as the first time', async () => {
      const [stream, note] = [aStream(), aNote()];
      const first = await log.append(stream, 'none', note);
      expect(await log.append(stream, 'none', note)).toEqual({ ...first, repeated: true });
      expect(await gather(log.store.readStream(stream))).toHaveLength(1);
    });

    it('of several events is answered as the first time, and again', async () => {
      const [stream, three] = [aStream(), notes(3)];
      await log.append(stream, 'none', aNote());
      const first = await log.append(stream, 0, ...three);
      expect(await log.append(stream, 0, ...three)).toEqual({ ...first, repeated: true });
      expect(await log.append(stream, 0, ...three)).toEqual({ ...first, repeated: true });
      expect(await log.store.head()).toBe(first.position);
    });

    it('is recognised behind later events', async () => {
      const [stream, pair] = [aStream(), notes(2)];
      const first = await log.append(stream, 'none', ...pair);
      await log.append(stream, 1, ...notes(5));
      await log.append(aStream(), 'none', aNote());
      expect(await log.append(stream, 'none', ...pair)).toEqual({ ...first, repeated: true });
    });

    it('needs only the same ids: content is the caller’s affair', async () => {
      const [stream, note] = [aStream(), aNote('first')];
      const first = await log.append(stream, 'none', note);
      expect(await log.append(stream, 'none', { ...note, data: { partnershipId: 'p-1', text: 'second' } })).toEqual({
        ...first,
        repeated: true,
      });
      expect((await gather(log.store.readStream(stream)))[0]?.data).toMatchObject({ text: 'first' });
    });

    it('with another first id is refused', async () => {
      const [stream, pair] = [aStream(), notes(2)];
      await log.append(stream, 'none', ...pair);
      await expect(log.append(stream, 'none', aNote(), ...pair.slice(1))).rejects.toThrow(WrongExpectedRevision);
    });

    it('with only some equal ids is refused', async () => {
      const [stream, pair] = [aStream(), notes(2)];
      await log.append(stream, 'none', ...pair);
      await expect(log.append(stream, 'none', ...pair.slice(0, 1), aNote())).rejects.toThrow(WrongExpectedRevision);
    });

    it('with the ids in another order is refused', async () => {
      const [stream, pair] = [aStream(), notes(2)];
      await log.append(stream, 'none', ...pair);
      await expect(log.append(stream, 'none', ...pair.toReversed())).rejects.toThrow(WrongExpectedRevision);
    });

    it('with more events than the first time is refused', async () => {
      const [stream, pair] = [aStream(), notes(2)];
      await log.append(stream, 'none', ...pair);
      await expect(log.append(stream, 'none', ...pair, aNote())).rejects.toThrow(WrongExpectedRevision);
      expect(await gather(log.store.readStream(stream))).toHaveLength(2);
    });

    it('at another revision is refused', async () => {
      const [stream, pair] = [aStream(), notes(2)];
      await log.append(stream, 'none', aNote());
      await log.append(stream, 0, ...pair);
      await expect(log.append(stream, 'none', ...pair)).rejects.toThrow(WrongExpectedRevision);
    });

    it('at the same time as the first is recorded once', async () => {
      const [stream, pair] = [aStream(), notes(2)];
      const results = await Promise.all(Array.from({ length: 8 }, () => log.append(stream, 'none', ...pair)));
      expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(new Set(results.map(({ position }) => position)).size).toBe(1);
      expect(await gather(log.store.readStream(stream))).toHaveLength(2);
    });
  });
}
