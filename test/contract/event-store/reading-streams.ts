import type { ReadStreamOptions, RecordedEvent } from '@entente/kernel';
import { aNote, aStream, gather, idsOf, notes } from '../../../libs/testing/new-events.js';
import type { LogUnderTest } from './log-under-test.js';

export function readingStreams(log: LogUnderTest): void {
  describe('reading a stream', () => {
    const revisions = async (stream: string, options?: ReadStreamOptions): Promise<readonly number[]> =>
      (await gather(log.store.readStream(stream, options))).map(({ revision }) => revision);

    it('gives nothing for a stream that does not exist', async () => {
      const pages: (readonly RecordedEvent[])[] = [];
      for await (const page of log.store.readStream(aStream())) pages.push(page);
      expect(pages).toEqual([]);
    });

    it.each<[string, ReadStreamOptions, readonly number[]]>([
      ['forwards from its beginning', {}, [0, 1, 2, 3, 4]],
      ['forwards from a revision, inclusive', { from: 3 }, [3, 4]],
      ['forwards up to a limit', { from: 1, limit: 2 }, [1, 2]],
      ['forwards from behind its end', { from: 5 }, []],
      ['backwards from its end', { direction: 'backwards' }, [4, 3, 2, 1, 0]],
      ['backwards from a revision, inclusive', { direction: 'backwards', from: 2 }, [2, 1, 0]],
      ['backwards up to a limit', { direction: 'backwards', limit: 1 }, [4]],
      ['backwards from behind its end', { direction: 'backwards', from: 99, limit: 2 }, [4, 3]],
      ['with a limit of none', { limit: 0 }, []],
    ])('goes %s', async (_title, options, expected) => {
      const stream = aStream();
      await log.append(stream, 'none', ...notes(5));
      expect(await revisions(stream, options)).toEqual(expected);
    });

    it('leaves other streams out', async () => {
      const [one, other] = [aStream(), aStream()];
      await log.append(one, 'none', ...notes(2));
      await log.append(other, 'none', aNote());
      await log.append(one, 1, aNote());
      expect(await revisions(one)).toEqual([0, 1, 2]);
      expect(await revisions(`${one}x`)).toEqual([]);
    });

    it('gives a long stream whole, in pages, both ways', async () => {
      const [stream, written] = [aStream(), notes(1_234)];
      await log.append(stream, 'none', ...written);
      expect(idsOf(await gather(log.store.readStream(stream)))).toEqual(idsOf(written));
      expect(idsOf(await gather(log.store.readStream(stream, { direction: 'backwards' })))).toEqual(idsOf(written.toReversed()));
      expect(await revisions(stream, { from: 90, limit: 321 })).toEqual(Array.from({ length: 321 }, (_, index) => index + 90));
    });

    it('never gives an empty page', async () => {
      const stream = aStream();
      await log.append(stream, 'none', ...notes(1_000));
      for await (const page of log.store.readStream(stream)) expect(page.length).toBeGreaterThan(0);
      expect.hasAssertions();
    });

    it('sees what was appended before it began', async () => {
      const stream = aStream();
      await log.append(stream, 'none', aNote());
      for (let revision = 0; revision < 20; revision += 1) {
        await log.append(stream, revision, aNote());
        expect(await revisions(stream, { direction: 'backwards', limit: 1 })).toEqual([revision + 1]);
      }
    });

    it('recalls nothing of a stream, or its beginning, whatever was read, appended and told', async () => {
      const stream = aStream();
      const ensureBeginning = async (): Promise<void> => {
        const known = log.store.recall(stream) ?? [];
        expect(known).toEqual((await gather(log.store.readStream(stream))).slice(0, known.length));
      };
      await ensureBeginning();
      for (let revision = -1; revision < 5; revision += 1) {
        await log.append(stream, revision < 0 ? 'none' : revision, aNote());
        await ensureBeginning();
      }
      await log.follow({ after: 0 }, 6);
      await ensureBeginning();
    });
  });
}
