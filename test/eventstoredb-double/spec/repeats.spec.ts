import { WrongExpectedVersionError } from '@eventstore/db-client';
import { aNote, aStream, gather, idsOf, notes, PATHS, World } from './client.js';

const world = new World();

describe.each(PATHS)('A repeat by %s', (_path, options) => {
  it('with an exact revision is answered as the first time, also when ids are forgotten and others wrote since', async () => {
    const [stream, events] = [aStream(), notes(2)];
    const first = await world.client.appendToStream(stream, events, { ...options, expectedRevision: 'no_stream' });
    await world.client.appendToStream(stream, aNote(), { ...options, expectedRevision: 1n });
    await world.double.faults.forgetIds();
    expect(await world.client.appendToStream(stream, events, { ...options, expectedRevision: 'no_stream' })).toEqual(first);
    expect(await gather(world.client.readStream(stream))).toHaveLength(3);
  });

  it('with any revision is answered as the first time while its ids are remembered, and appended again when they are not', async () => {
    const [stream, events] = [aStream(), notes(2)];
    const first = await world.client.appendToStream(stream, events, { ...options, expectedRevision: 'any' });
    expect(await world.client.appendToStream(stream, events, { ...options, expectedRevision: 'any' })).toEqual(first);
    await world.double.faults.forgetIds();
    expect(await world.client.appendToStream(stream, events, { ...options, expectedRevision: 'any' })).toMatchObject({
      nextExpectedRevision: 3n,
    });
    expect(idsOf(await gather(world.client.readStream(stream)))).toEqual(idsOfAll([...events, ...events]));
  });

  it('with only some equal ids is refused, whatever is expected', async () => {
    const [stream, events] = [aStream(), notes(2)];
    await world.client.appendToStream(stream, events, { ...options, expectedRevision: 'no_stream' });
    for (const expectedRevision of ['no_stream', 'any', 'stream_exists'] as const) {
      const mixed = [...events.slice(0, 1), aNote()];
      const repeated = world.client.appendToStream(stream, mixed, { ...options, expectedRevision });
      await expect(repeated).rejects.toThrow(WrongExpectedVersionError);
    }
  });

  it('is none in another stream', async () => {
    const [note, other] = [aNote(), aStream()];
    await world.client.appendToStream(aStream(), note, { ...options, expectedRevision: 'any' });
    await world.client.appendToStream(other, note, { ...options, expectedRevision: 'any' });
    expect(idsOf(await gather(world.client.readStream(other)))).toEqual([note.id]);
  });

  it('at the same time as the first is recorded once', async () => {
    const [stream, note] = [aStream(), aNote()];
    const append = () => world.client.appendToStream(stream, note, { ...options, expectedRevision: 'no_stream' });
    const results = await Promise.all(Array.from({ length: 8 }, append));
    expect(new Set(results.map(({ position }) => position?.commit)).size).toBe(1);
    expect(await gather(world.client.readStream(stream))).toHaveLength(1);
  });
});

const idsOfAll = (events: readonly { readonly id: string }[]): string[] => events.map(({ id }) => id);
