import { StreamDeletedError, StreamNotFoundError, WrongExpectedVersionError } from '@eventstore/db-client';
import { aNote, aStream, gather, notes, PATHS, unary, World } from './client.js';

const world = new World();

async function aDeletedStream(): Promise<string> {
  const stream = aStream();
  await world.client.appendToStream(stream, notes(2));
  await world.client.deleteStream(stream, { expectedRevision: 1n });
  return stream;
}

describe('A stream that was deleted softly', () => {
  it('is not found any more', async () => {
    await expect(gather(world.client.readStream(await aDeletedStream()))).rejects.toThrow(StreamNotFoundError);
  });

  it.each(PATHS)('begins again by %s behind the revisions it had', async (_path, options) => {
    const stream = await aDeletedStream();
    const again = await world.client.appendToStream(stream, aNote(), { ...options, expectedRevision: 'no_stream' });
    expect(again.nextExpectedRevision).toBe(2n);
    expect(await gather(world.client.readStream(stream))).toMatchObject([{ event: { revision: 2n } }]);
    expect(await world.client.getStreamMetadata(stream)).toMatchObject({ metadata: { truncateBefore: 2 } });
  });

  it.each(PATHS)('does not exist for stream_exists, by %s', async (_path, options) => {
    const refused = world.client.appendToStream(await aDeletedStream(), aNote(), { ...options, expectedRevision: 'stream_exists' });
    await expect(refused).rejects.toThrow(StreamDeletedError);
  });

  it('can be deleted only at the revision it has', async () => {
    const stream = aStream();
    await world.client.appendToStream(stream, notes(2));
    const refused = world.client.deleteStream(stream, { expectedRevision: 0n });
    await expect(refused).rejects.toThrow(WrongExpectedVersionError);
    await expect(refused).rejects.toMatchObject({ expectedVersion: 0n, actualVersion: 1n });
  });
});

describe('A tombstone', () => {
  it.each(PATHS)('ends a stream for ever, by %s', async (_path, options) => {
    const stream = aStream();
    await world.client.appendToStream(stream, notes(2));
    await world.client.tombstoneStream(stream, { expectedRevision: 1n });
    await expect(gather(world.client.readStream(stream))).rejects.toThrow(StreamDeletedError);
    for (const expectedRevision of ['any', 'no_stream', 'stream_exists', 1n] as const) {
      const refused = world.client.appendToStream(stream, aNote(), { ...options, expectedRevision });
      await expect(refused).rejects.toThrow(StreamDeletedError);
    }
    const [last] = await gather(world.client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 1 }));
    expect(last?.event).toMatchObject({ streamId: stream, type: '$streamDeleted', revision: 2n ** 63n - 1n });
  });
});

describe('Metadata of a stream', () => {
  it('hides what is beyond $maxCount, and keeps its own stream', async () => {
    const stream = aStream();
    await world.client.appendToStream(stream, notes(5));
    await world.client.setStreamMetadata(stream, { maxCount: 2, owner: 'us' }, unary);
    expect(await gather(world.client.readStream(stream))).toMatchObject([{ event: { revision: 3n } }, { event: { revision: 4n } }]);
    expect(await world.client.getStreamMetadata(stream)).toMatchObject({ metadata: { maxCount: 2, owner: 'us' } });
  });

  it('makes a stream exist that has no event yet', async () => {
    const stream = aStream();
    await world.client.setStreamMetadata(stream, { owner: 'us' });
    const result = await world.client.appendToStream(stream, aNote(), { expectedRevision: 'stream_exists' });
    expect(result.nextExpectedRevision).toBe(0n);
  });
});
