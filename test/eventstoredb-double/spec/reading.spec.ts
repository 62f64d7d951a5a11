import { StreamNotFoundError } from '@eventstore/db-client';
import { aStream, gather, idsOf, notes, unary, World } from './client.js';

const world = new World();
const written = notes(6);
const ids = written.map(({ id }) => id);
const stream = aStream();

beforeAll(() => world.client.appendToStream(stream, written, unary));

describe('A stream is read', () => {
  it.each([
    ['from its start', {}, [0, 1, 2, 3, 4, 5]],
    ['from a revision, which is included', { fromRevision: 4n }, [4, 5]],
    ['up to a limit', { fromRevision: 1n, maxCount: 2 }, [1, 2]],
    ['from behind its end', { fromRevision: 9n }, []],
    ['backwards from its end', { direction: 'backwards', fromRevision: 'end' }, [5, 4, 3, 2, 1, 0]],
    ['backwards from a revision, which is included', { direction: 'backwards', fromRevision: 2n }, [2, 1, 0]],
    ['backwards up to a limit', { direction: 'backwards', fromRevision: 'end', maxCount: 1 }, [5]],
    ['backwards from its start', { direction: 'backwards', fromRevision: 'start' }, [0]],
  ] as const)('%s', async (_title, options, expected) => {
    expect(idsOf(await gather(world.client.readStream(stream, options)))).toEqual(expected.map((index) => ids[index]));
  });

  it('unless it never was', async () => {
    await expect(gather(world.client.readStream(aStream()))).rejects.toThrow(StreamNotFoundError);
  });

  it('to the end in one call, also when it is long', async () => {
    const long = aStream();
    for (let part = 0; part < 4; part += 1) await world.client.appendToStream(long, notes(500), unary);
    const revisions = (await gather(world.client.readStream(long))).map(({ event }) => event?.revision);
    expect(revisions).toEqual(Array.from({ length: 2_000 }, (_, index) => BigInt(index)));
  });
});

describe('The whole log is read', () => {
  const own = async (read: ReturnType<typeof world.client.readAll>): Promise<(string | undefined)[]> => {
    const events = await gather(read);
    return idsOf(events.filter(({ event }) => event?.streamId === stream));
  };
  const positionOf = async (index: number): Promise<{ commit: bigint; prepare: bigint }> => {
    const [read] = await gather(world.client.readStream(stream, { fromRevision: BigInt(index), maxCount: 1 }));
    if (read?.event?.position === undefined) throw new Error('No position was given');
    return read.event.position;
  };

  it('both ways, and begins with events of the system', async () => {
    const forwards = await gather(world.client.readAll());
    expect(forwards[0]?.event?.type).toBe('$UserCreated');
    const backwards = await gather(world.client.readAll({ direction: 'backwards', fromPosition: 'end' }));
    expect(idsOf(backwards)).toEqual(idsOf(forwards).toReversed());
  });

  it('forwards from a position, with the event that begins there', async () => {
    expect(await own(world.client.readAll({ fromPosition: await positionOf(3) }))).toEqual(ids.slice(3));
  });

  it('backwards from a position, without the event that begins there', async () => {
    const read = world.client.readAll({ direction: 'backwards', fromPosition: await positionOf(3) });
    expect(await own(read)).toEqual(ids.slice(0, 3).toReversed());
  });

  it('up to a limit', async () => {
    expect(await own(world.client.readAll({ fromPosition: await positionOf(1), maxCount: 2 }))).toEqual(ids.slice(1, 3));
  });
});
