import { AppendTooLarge, MAX_APPEND_BYTES, type NewEvent } from '@entente/kernel';
import { aNote, aStream, gather } from '../../../libs/testing/new-events.js';
import type { LogUnderTest } from './log-under-test.js';

function sizeOf({ type, data, metadata }: NewEvent): number {
  return Buffer.byteLength(type) + Buffer.byteLength(JSON.stringify(data)) + Buffer.byteLength(JSON.stringify(metadata));
}

function aNoteOf(bytes: number, letter = 'x'): NewEvent {
  const note = aNote('');
  const missing = bytes - sizeOf(note);
  const letters = Math.floor(missing / Buffer.byteLength(letter));
  return {
    ...note,
    data: { partnershipId: 'p-1', text: letter.repeat(letters) + 'x'.repeat(missing - letters * Buffer.byteLength(letter)) },
  };
}

export function limits(log: LogUnderTest): void {
  describe('the size of an append', () => {
    it('may be a million bytes', async () => {
      const stream = aStream();
      const note = aNoteOf(MAX_APPEND_BYTES);
      await log.append(stream, 'none', note);
      expect((await gather(log.store.readStream(stream)))[0]?.data).toEqual(note.data);
    });

    it('may not be one byte more', async () => {
      const before = await log.store.head();
      const refused = log.append(aStream(), 'none', aNoteOf(MAX_APPEND_BYTES + 1));
      await expect(refused).rejects.toThrow(AppendTooLarge);
      await expect(refused).rejects.toMatchObject({ bytes: MAX_APPEND_BYTES + 1 });
      expect(await log.store.head()).toBe(before);
    });

    it('counts bytes, not characters', async () => {
      await expect(log.append(aStream(), 'none', aNoteOf(MAX_APPEND_BYTES + 1, '€'))).rejects.toThrow(AppendTooLarge);
      await expect(log.append(aStream(), 'none', aNoteOf(MAX_APPEND_BYTES, '€'))).resolves.toMatchObject({ revision: 0 });
    });

    it('counts all events together', async () => {
      const half = Math.ceil(MAX_APPEND_BYTES / 2);
      await expect(log.append(aStream(), 'none', aNoteOf(half), aNoteOf(half + 1))).rejects.toMatchObject({ bytes: 2 * half + 1 });
      await expect(log.append(aStream(), 'none', aNoteOf(half), aNoteOf(half))).resolves.toMatchObject({ revision: 1 });
    });
  });
}
