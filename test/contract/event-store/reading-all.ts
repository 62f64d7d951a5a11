import type { ReadAllOptions } from '@entente/kernel';
import { aNote, aStream, gather, idsOf, notes } from '../../../libs/testing/new-events.js';
import type { LogUnderTest } from './log-under-test.js';

export function readingAll(log: LogUnderTest): void {
  describe('reading everything', () => {
    const written = async (): Promise<{ ids: readonly string[]; positions: readonly number[] }> => {
      const from = (await log.store.head()) + 1;
      const [one, other] = [aStream(), aStream('memos')];
      await log.append(one, 'none', ...notes(2));
      await log.append(other, 'none', aNote());
      await log.append(one, 1, ...notes(2));
      const events = await gather(log.store.readAll({ from }));
      return { ids: idsOf(events), positions: events.map(({ position }) => position) };
    };

    it('follows the order in which things were recorded, over all streams', async () => {
      const from = (await log.store.head()) + 1;
      const [first, second, third] = [aNote(), aNote(), aNote()];
      const stream = aStream();
      await log.append(stream, 'none', first);
      await log.append(aStream('memos'), 'none', second);
      const { position } = await log.append(stream, 0, third);
      const events = await gather(log.store.readAll({ from }));
      expect(idsOf(events)).toEqual(idsOf([first, second, third]));
      expect(events.at(-1)?.position).toBe(position);
      expect(await log.store.head()).toBe(position);
    });

    it.each<[string, (positions: readonly number[]) => ReadAllOptions, readonly number[]]>([
      ['from a position, inclusive', ([, , third]) => ({ from: third ?? 0 }), [2, 3, 4]],
      ['up to a limit', ([first]) => ({ from: first ?? 0, limit: 3 }), [0, 1, 2]],
      ['from behind the end', ([, , , , last]) => ({ from: (last ?? 0) + 1 }), []],
      ['backwards from the end', () => ({ direction: 'backwards', limit: 5 }), [4, 3, 2, 1, 0]],
      ['backwards from a position, inclusive', ([, second]) => ({ direction: 'backwards', from: second ?? 0, limit: 2 }), [1, 0]],
      ['backwards from behind the end', ([, , , , last]) => ({ direction: 'backwards', from: (last ?? 0) + 9, limit: 1 }), [4]],
      ['with a limit of none', ([first]) => ({ from: first ?? 0, limit: 0 }), []],
    ])('goes %s', async (_title, options, expected) => {
      const { ids, positions } = await written();
      expect(idsOf(await gather(log.store.readAll(options(positions))))).toEqual(expected.map((index) => ids[index]));
    });

    it('gives a long log whole, in pages, both ways', async () => {
      const from = (await log.store.head()) + 1;
      const long = [notes(700), notes(700), notes(700)];
      for (const events of long) await log.append(aStream(), 'none', ...events);
      const forwards = await gather(log.store.readAll({ from }));
      expect(idsOf(forwards)).toEqual(idsOf(long.flat()));
      expect(await gather(log.store.readAll({ direction: 'backwards', limit: 2_100 }))).toEqual(forwards.toReversed());
    });

    it('never gives an empty page', async () => {
      await log.append(aStream(), 'none', ...notes(1_000));
      for await (const page of log.store.readAll()) expect(page.length).toBeGreaterThan(0);
      expect.hasAssertions();
    });

    it('gives the same events as their streams', async () => {
      const from = (await log.store.head()) + 1;
      const stream = aStream();
      await log.append(stream, 'none', ...notes(3));
      expect(await gather(log.store.readAll({ from }))).toEqual(await gather(log.store.readStream(stream)));
    });
  });
}
