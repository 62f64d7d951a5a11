import { UnknownEvent } from '@entente/kernel';
import { aNote, aStream, gather, noteMetadata } from '../../../libs/testing/new-events.js';
import type { LogUnderTest } from './log-under-test.js';

export function upcasting(log: LogUnderTest): void {
  describe('an event of an older schema', () => {
    const old = { ...aNote('old', 'NoteSigned'), metadata: noteMetadata(1) };
    const current = { partnershipId: 'p-1', text: 'old', by: 'unknown', on: 'some day' };

    it('is read in the current one, its metadata as written', async () => {
      const stream = aStream();
      await log.append(stream, 'none', old);
      const [read] = await gather(log.store.readStream(stream));
      expect(read?.data).toEqual(current);
      expect(read?.metadata.schemaVersion).toBe(1);
    });

    it('is read so from the whole log and by followers, live or not', async () => {
      const after = await log.store.head();
      const live = log.follow({ after }, 1);
      await log.append(aStream(), 'none', old);
      expect((await live)[0]?.data).toEqual(current);
      expect((await log.follow({ after }, 1))[0]?.data).toEqual(current);
      expect((await gather(log.store.readAll({ from: after + 1 })))[0]?.data).toEqual(current);
    });

    it('of a type or a version that nobody knows is refused on reading', async () => {
      const [unheard, future] = [aStream(), aStream()];
      await log.append(unheard, 'none', { ...aNote(), type: 'Unheard' });
      await log.append(future, 'none', { ...aNote('', 'NoteSigned'), metadata: noteMetadata(4) });
      await expect(gather(log.store.readStream(unheard))).rejects.toThrow(UnknownEvent);
      await expect(gather(log.store.readStream(future))).rejects.toThrow('version 4');
    });
  });
}
