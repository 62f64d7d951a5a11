import { WrongExpectedVersionError } from '@eventstore/db-client';
import { aNote, aStream, gather, notes, PATHS, World } from './client.js';

const world = new World();

describe.each(PATHS)('An append by %s', (_path, options) => {
  it('starts a stream, and tells where its last event stands', async () => {
    const stream = aStream();
    const result = await world.client.appendToStream(stream, notes(3), { ...options, expectedRevision: 'no_stream' });
    const events = await gather(world.client.readStream(stream));
    expect(events.map(({ event }) => event?.revision)).toEqual([0n, 1n, 2n]);
    expect(result).toEqual({ success: true, nextExpectedRevision: 2n, position: events[2]?.event?.position });
  });

  it.each([
    ['no_stream', 'no_stream', 2, 1n],
    ['a revision before the last', 0n, 2, 1n],
    ['a revision behind the last', 5n, 2, 1n],
    ['a revision of a stream that never was', 0n, 0, 'no_stream'],
    ['stream_exists of a stream that never was', 'stream_exists', 0, 'no_stream'],
  ] as const)('is refused when it expects %s', async (_title, expectedRevision, count, actualVersion) => {
    const stream = aStream();
    if (count > 0) await world.client.appendToStream(stream, notes(count));
    const refused = world.client.appendToStream(stream, aNote(), { ...options, expectedRevision });
    await expect(refused).rejects.toThrow(WrongExpectedVersionError);
    await expect(refused).rejects.toMatchObject({ streamName: stream, expectedVersion: expectedRevision, actualVersion });
  });
});
