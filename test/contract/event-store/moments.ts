import { aNote, aStream, gather, notes } from '../../../libs/testing/new-events.js';
import type { LogUnderTest } from './log-under-test.js';

export function moments(log: LogUnderTest): void {
  describe('positions and moments', () => {
    it('before everything there is no event and no moment', async () => {
      expect(await log.store.positionAt('1970-01-01T00:00:00.000Z')).toBe(0);
      expect(await log.store.momentOf(0)).toBeUndefined();
    });

    it('an event’s moment leads to the last event of that moment, and back', async () => {
      const from = (await log.store.head()) + 1;
      const stream = aStream();
      await log.append(stream, 'none', aNote());
      for (let revision = 0; revision < 12; revision += 1) await log.append(stream, revision, aNote());
      const events = await gather(log.store.readAll({ from }));
      for (const { position, recordedAt } of events) {
        const last = events.findLast((event) => event.recordedAt <= recordedAt);
        expect(await log.store.positionAt(recordedAt)).toBe(last?.position);
        expect(await log.store.momentOf(position)).toBe(recordedAt);
      }
    });

    it('far in the future stands the head', async () => {
      const { position, recordedAt } = await log.append(aStream(), 'none', ...notes(2));
      expect(await log.store.positionAt('9999-12-31T23:59:59.999Z')).toBe(position);
      expect(await log.store.momentOf(position + 1_000)).toBe(recordedAt);
    });

    it('the head is the position of the last event', async () => {
      const { position } = await log.append(aStream(), 'none', ...notes(3));
      expect(await log.store.head()).toBe(position);
    });
  });
}
