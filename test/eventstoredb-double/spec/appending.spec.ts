import { binaryEvent, MaxAppendSizeExceededError, WrongExpectedVersionError } from '@eventstore/db-client';
import { aNote, aStream, gather, idsOf, notes, PATHS, World } from './client.js';

const world = new World();

describe.each(PATHS)('An append by %s', (path, options) => {
  it('takes that path', async () => {
    const call = path.includes('batch') ? 'batchAppend' : 'append';
    const before = (await world.double.faults.count()).calls[call] ?? 0;
    const client = world.anotherClient();
    await client.appendToStream(aStream(), aNote(), options);
    await client.dispose();
    expect((await world.double.faults.count()).calls[call]).toBe(before + 1);
  });

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

  it.each([[1n], ['stream_exists'], ['any']] as const)('goes on when it expects %s', async (expectedRevision) => {
    const stream = aStream();
    await world.client.appendToStream(stream, notes(2));
    const result = await world.client.appendToStream(stream, aNote(), { ...options, expectedRevision });
    expect(result).toMatchObject({ nextExpectedRevision: 2n });
  });

  it('of nothing succeeds', async () => {
    const stream = aStream();
    await world.client.appendToStream(stream, notes(2));
    expect(await world.client.appendToStream(stream, [], { ...options, expectedRevision: 1n })).toMatchObject({ nextExpectedRevision: 1n });
  });

  it('beyond 1 MiB is refused whole', async () => {
    const stream = aStream();
    const half = aNote('x'.repeat(600_000));
    const refused = world.client.appendToStream(stream, [half, aNote('x'.repeat(600_000))], options);
    await expect(refused).rejects.toThrow(MaxAppendSizeExceededError);
    await expect(refused).rejects.toMatchObject({ maxAppendSize: 1_048_576 });
    expect(await world.client.appendToStream(stream, half, { ...options, expectedRevision: 'no_stream' })).toMatchObject({ success: true });
  });

  it('gives bytes, texts and metadata back as they were', async () => {
    const stream = aStream();
    const bytes = binaryEvent({ type: 'Scanned', data: Uint8Array.from([0, 255, 128]), metadata: Uint8Array.from([1]) });
    const note = aNote('Ωμέγα 🚀 "quoted"');
    await world.client.appendToStream(stream, [bytes, note], options);
    const [first, second] = await gather(world.client.readStream(stream));
    expect(first?.event).toMatchObject({ type: 'Scanned', isJson: false, data: bytes.data });
    const { id, type, data, metadata } = note;
    expect(second?.event).toMatchObject({ id, type, data, metadata, isJson: true, streamId: stream });
  });

  it('has one winner for each revision', async () => {
    const stream = aStream();
    const attempts = notes(20).map((note) => world.client.appendToStream(stream, note, { ...options, expectedRevision: 'no_stream' }));
    const outcomes = await Promise.allSettled(attempts);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await gather(world.client.readStream(stream))).toHaveLength(1);
  });
});

describe('Positions', () => {
  it('strictly increase by irregular steps of more than one', async () => {
    const [stream, events] = [aStream(), [aNote(), aNote('a longer text'), aNote()]];
    await world.client.appendToStream(stream, events);
    const read = await gather(world.client.readStream(stream));
    expect(idsOf(read)).toEqual(events.map(({ id }) => id));
    const commits = read.map(({ event }) => event?.position?.commit ?? 0n);
    const steps = commits.slice(1).map((commit, index) => commit - (commits[index] ?? 0n));
    expect(steps.every((step) => step > 1n)).toBe(true);
    expect(new Set(steps).size).toBe(2);
  });

  it('can be pairs of two different numbers', async () => {
    await world.double.faults.on({ kind: 'prepare-behind-commit' });
    const stream = aStream();
    const { position } = await world.client.appendToStream(stream, notes(2));
    if (position === undefined) throw new Error('No position was given');
    expect(position.prepare).toBeLessThan(position.commit);
    const [from] = await gather(world.client.readAll({ fromPosition: position }));
    expect(from?.event).toMatchObject({ streamId: stream, revision: 1n, position });
  });
});
