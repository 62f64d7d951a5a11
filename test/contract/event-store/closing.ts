import { StoreClosed } from '@entente/kernel';
import { aNote, aStream, gather, notes } from '../../../libs/testing/new-events.js';
import type { LogUnderTest } from './log-under-test.js';

export function closing(log: LogUnderTest): void {
  describe('closing', () => {
    it('waits for the appends under way', async () => {
      const appends = Array.from({ length: 20 }, () => log.append(aStream(), 'none', aNote()));
      await log.store.close();
      expect((await Promise.all(appends)).map(({ revision }) => revision)).toEqual(new Array(20).fill(0));
    });

    it('can be asked for twice', async () => {
      await Promise.all([log.store.close(), log.store.close()]);
      await expect(log.store.close()).resolves.toBeUndefined();
    });

    it('leaves nothing that answers', async () => {
      await log.append(aStream(), 'none', aNote());
      await log.store.close();
      await expect(log.append(aStream(), 'none', aNote())).rejects.toThrow(StoreClosed);
      await expect(gather(log.store.readAll())).rejects.toThrow(StoreClosed);
      await expect(gather(log.store.readStream(aStream()))).rejects.toThrow(StoreClosed);
      await expect(log.store.head()).rejects.toThrow(StoreClosed);
      await expect(log.store.positionAt('2020-01-01T00:00:00.000Z')).rejects.toThrow(StoreClosed);
      await expect(log.store.momentOf(1)).rejects.toThrow(StoreClosed);
      await expect(log.follow({ after: 0 }, 1)).rejects.toThrow(StoreClosed);
    });

    it('stops a read between two pages', async () => {
      await log.append(aStream(), 'none', ...notes(1_200));
      const reading = (async (): Promise<void> => {
        for await (const page of log.store.readAll()) {
          expect(page.length).toBeGreaterThan(0);
          await log.store.close();
        }
      })();
      await expect(reading).rejects.toThrow(StoreClosed);
    });
  });
}
