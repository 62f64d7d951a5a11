import type { EventFilter } from '@entente/kernel';
import { aNote, aStream, gather, idsOf, notes } from '../../../libs/testing/new-events.js';
import type { LogUnderTest } from './log-under-test.js';

const cases: readonly [string, EventFilter, readonly number[]][] = [
  ['nothing', {}, [0, 1, 2, 3, 4, 5]],
  ['one type', { types: ['NoteFiled'] }, [1, 3, 5]],
  ['two types', { types: ['NoteTaken', 'NoteFiled'] }, [0, 1, 2, 3, 4, 5]],
  ['a type that never was', { types: ['NoteSigned'] }, []],
  ['no type at all', { types: [] }, []],
  ['one category', { categories: ['notes'] }, [0, 1, 4, 5]],
  ['two categories', { categories: ['notes', 'memos'] }, [0, 1, 2, 3, 4, 5]],
  ['the beginning of a category', { categories: ['note'] }, []],
  ['a type in a category', { types: ['NoteFiled'], categories: ['memos'] }, [3]],
  ['no category at all', { categories: [] }, []],
];

export function filters(log: LogUnderTest): void {
  describe('a filter', () => {
    const written = async (): Promise<{ from: number; ids: readonly string[] }> => {
      const from = (await log.store.head()) + 1;
      const [stream, memo] = [aStream('notes'), aStream('memos')];
      const events = [aNote(), aNote('', 'NoteFiled'), aNote(), aNote('', 'NoteFiled'), aNote(), aNote('', 'NoteFiled')];
      await log.append(stream, 'none', ...events.slice(0, 2));
      await log.append(memo, 'none', ...events.slice(2, 4));
      await log.append(stream, 1, ...events.slice(4));
      return { from, ids: idsOf(events) };
    };

    it.each(cases)('by %s holds for reading both ways and for following', async (_title, filter, expected) => {
      const { from, ids } = await written();
      const wanted = expected.map((index) => ids[index]);
      const forwards = await gather(log.store.readAll({ from, filter }));
      expect(idsOf(forwards)).toEqual(wanted);
      expect(idsOf(await gather(log.store.readAll({ direction: 'backwards', filter, limit: wanted.length })))).toEqual(wanted.toReversed());
      const marked = await log.append(aStream('marks'), 'none', aNote());
      const followed = [];
      for await (const batch of log.store.subscribe({ after: from - 1, filter })) {
        followed.push(...batch.events);
        if (batch.position >= marked.position) break;
      }
      expect(idsOf(followed).slice(0, wanted.length)).toEqual(wanted);
    });

    it('counts only what passes towards the limit', async () => {
      const { from, ids } = await written();
      const events = await gather(log.store.readAll({ from, filter: { types: ['NoteFiled'] }, limit: 2 }));
      expect(idsOf(events)).toEqual([ids[1], ids[3]]);
    });

    it('finds the few among the many, over pages', async () => {
      const from = (await log.store.head()) + 1;
      const rare = notes(3, 'NoteFiled');
      for (const event of rare) {
        await log.append(aStream(), 'none', ...notes(800), event);
      }
      expect(idsOf(await gather(log.store.readAll({ from, filter: { types: ['NoteFiled'] } })))).toEqual(idsOf(rare));
      expect(await gather(log.store.readAll({ from, filter: { types: ['NoteTaken'] } }))).toHaveLength(2_400);
    });
  });
}
