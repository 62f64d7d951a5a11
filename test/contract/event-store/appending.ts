import { WrongExpectedRevision, type ExpectedRevision, type NewEvent } from '@entente/kernel';
import { aNote, aStream, gather, idsOf, noteMetadata, notes } from '../../../libs/testing/new-events.js';
import type { LogUnderTest } from './log-under-test.js';

export function appending(log: LogUnderTest): void {
  describe('appending', () => {
    it('starts a stream at revision 0 when none is expected', async () => {
      const before = await log.store.head();
      const result = await log.append(aStream(), 'none', aNote());
      expect(result).toMatchObject({ revision: 0, repeated: false });
      expect(result.position).toBeGreaterThan(before);
    });

    it('answers with the place of the last event of several', async () => {
      const stream = aStream();
      const result = await log.append(stream, 'none', ...notes(3));
      const events = await gather(log.store.readStream(stream));
      expect(events.map(({ revision }) => revision)).toEqual([0, 1, 2]);
      expect(events.at(-1)).toMatchObject({ position: result.position, revision: 2, recordedAt: result.recordedAt });
    });

    it('goes on from the exact revision', async () => {
      const stream = aStream();
      await log.append(stream, 'none', ...notes(2));
      expect(await log.append(stream, 1, aNote())).toMatchObject({ revision: 2, repeated: false });
    });

    it('goes on from any revision when only existence is expected', async () => {
      const stream = aStream();
      await log.append(stream, 'none', ...notes(2));
      expect(await log.append(stream, 'exists', aNote())).toMatchObject({ revision: 2, repeated: false });
    });

    it.each<[ExpectedRevision, number, number | undefined]>([
      ['none', 1, 0],
      ['none', 3, 2],
      [0, 2, 1],
      [1, 3, 2],
      [1, 1, 0],
      [9, 3, 2],
      [0, 0, undefined],
      [5, 0, undefined],
      ['exists', 0, undefined],
    ])('refuses %s on a stream of %i events and tells where it is', async (expected, count, actual) => {
      const stream = aStream();
      if (count > 0) await log.append(stream, 'none', ...notes(count));
      const refused = log.append(stream, expected, aNote());
      await expect(refused).rejects.toThrow(WrongExpectedRevision);
      await expect(refused).rejects.toMatchObject({ stream, expected, actual });
    });

    it('writes nothing at all when it refuses', async () => {
      const stream = aStream();
      const { position } = await log.append(stream, 'none', aNote());
      await expect(log.append(stream, 4, ...notes(3))).rejects.toThrow(WrongExpectedRevision);
      expect(await log.store.head()).toBe(position);
      expect(await gather(log.store.readStream(stream))).toHaveLength(1);
    });

    it('gives data and metadata back as they were', async () => {
      const stream = aStream();
      const data = { partnershipId: 'p', text: 'Ωμέγα 🚀 "quoted" \u0000 \\', deep: [{ n: 1e21, none: null, yes: true }], empty: {} };
      const written: NewEvent = { ...aNote(), data, metadata: noteMetadata() };
      await log.append(stream, 'none', written);
      const [read] = await gather(log.store.readStream(stream));
      expect(read).toMatchObject({ id: written.id, stream, type: 'NoteTaken' });
      expect(read?.data).toEqual(data);
      expect(read?.metadata).toEqual(written.metadata);
    });

    it('keeps what was appended, whatever the caller does with it later', async () => {
      const stream = aStream();
      const data = { partnershipId: 'p', text: 'as appended' };
      const appended = log.append(stream, 'none', { ...aNote(), data });
      data.text = 'changed later';
      await appended;
      expect((await gather(log.store.readStream(stream)))[0]?.data).toMatchObject({ text: 'as appended' });
    });

    it('keeps streams apart, also when they share an id', async () => {
      const [one, other] = [aStream(), aStream()];
      const note = aNote();
      await log.append(one, 'none', note);
      expect(await log.append(other, 'none', note)).toMatchObject({ revision: 0, repeated: false });
      expect(idsOf(await gather(log.store.readStream(other)))).toEqual([note.id]);
    });

    it('records moments as instants that never go back', async () => {
      const stream = aStream();
      await log.append(stream, 'none', aNote());
      for (let revision = 0; revision < 5; revision += 1) await log.append(stream, revision, aNote());
      const moments = (await gather(log.store.readStream(stream))).map(({ recordedAt }) => recordedAt);
      expect(moments).toEqual([...moments].sort());
      expect(moments[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    });
  });
}
