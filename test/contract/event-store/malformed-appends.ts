import { InvalidAppend, type ExpectedRevision, type NewEvent } from '@entente/kernel';
import { aNote, aStream, gather } from '../../../libs/testing/new-events.js';
import type { LogUnderTest } from './log-under-test.js';

const circular: Record<string, unknown> = {};
circular['itself'] = circular;
const twice = aNote();

export function malformedAppends(log: LogUnderTest): void {
  describe('a malformed append', () => {
    it.each(['', 'notes', 'notes-', '-1', 'Notes-1', 'no_tes-1', 'n0tes-1', 'notes-a\nb', 'notes-\u0000', `notes-${'x'.repeat(195)}`])(
      'is refused for its stream %j',
      async (stream) => {
        const refused = log.append(stream, 'none', aNote());
        await expect(refused).rejects.toThrow(InvalidAppend);
        await expect(refused).rejects.toThrow(/^stream/);
      },
    );

    it.each<[string, readonly NewEvent[]]>([
      ['events', []],
      ['id', [{ ...aNote(), id: 'not-a-uuid' }]],
      ['id', [twice, { ...aNote(), id: twice.id }]],
      ['type', [{ ...aNote(), type: ' ' }]],
      ['data', [{ ...aNote(), data: undefined }]],
      ['data', [{ ...aNote(), data: { amount: 10n } }]],
      ['data', [{ ...aNote(), data: circular }]],
    ])('is refused for its %s', async (field, events) => {
      const stream = aStream();
      const refused = log.append(stream, 'none', ...events);
      await expect(refused).rejects.toThrow(InvalidAppend);
      await expect(refused).rejects.toThrow(new RegExp(`^${field}: `));
      expect(await gather(log.store.readStream(stream))).toEqual([]);
    });

    it.each<ExpectedRevision>([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
      'is refused for its expected revision %d',
      async (expected) => {
        const refused = log.append(aStream(), expected, aNote());
        await expect(refused).rejects.toThrow(InvalidAppend);
        await expect(refused).rejects.toThrow(/^expected/);
      },
    );
  });

  it.each([`notes-${'x'.repeat(158)}`, 'goToMarket-a-b-', 'notes-Zürich & Söhne / '])(
    'takes the stream %j with an id behind it',
    async (name) => {
      const stream = `${name}${crypto.randomUUID()}`;
      await log.append(stream, 'none', aNote());
      expect((await gather(log.store.readStream(stream)))[0]?.stream).toBe(stream);
    },
  );
}
