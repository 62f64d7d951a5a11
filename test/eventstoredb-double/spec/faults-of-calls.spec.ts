import { NotLeaderError, UnavailableError, type EventStoreDBClient } from '@eventstore/db-client';
import { EventStoreDouble } from '../event-store-double.js';
import { aNote, aStream, gather, notes, unary, World } from './client.js';
import { Following } from './following.js';

const world = new World();
let client: EventStoreDBClient;

beforeEach(() => {
  client = world.anotherClient();
});
afterEach(() => client.dispose());

const isSettled = async (promise: Promise<unknown>, withinMs: number): Promise<boolean> => {
  const settled = promise.then(
    () => true,
    () => true,
  );
  return Promise.race([settled, new Promise<boolean>((resolve) => setTimeout(resolve, withinMs, false))]);
};

describe('A server that is silent', () => {
  it('to unary appends lets them end by their deadline', async () => {
    const silence = await world.double.faults.on({ kind: 'silent', calls: ['append'] }, { times: 1 });
    const stream = aStream();
    const append = () => client.appendToStream(stream, aNote(), { ...unary, deadline: 300 });
    await expect(append()).rejects.toMatchObject({ type: 'deadline-exceeded' });
    expect(await silence.struck()).toBe(1);
    expect(await append()).toMatchObject({ nextExpectedRevision: 0n });
  });

  it('to batch appends leaves them pending beyond their deadline', async () => {
    await world.double.faults.on({ kind: 'silent', calls: ['batchAppend'] });
    const pending = client.appendToStream(aStream(), aNote(), { deadline: 100 });
    expect(await isSettled(pending, 600)).toBe(false);
  });

  it('to reads and subscriptions leaves them pending, until they are cancelled', async () => {
    await world.double.faults.on({ kind: 'silent', calls: ['read', 'subscribe'] });
    const stream = aStream();
    await client.appendToStream(stream, aNote(), unary);
    const read = client.readStream(stream, { deadline: 100 });
    const following = new Following();
    const subscription = client.subscribeToAll();
    following.follow(subscription);
    expect(await isSettled(gather(read), 500)).toBe(false);
    expect(following.steps).toEqual([]);
    expect((await world.double.faults.count()).open).toMatchObject({ read: 1, subscribe: 1 });
    await Promise.all([read.cancel(), subscription.unsubscribe()]);
    await closed(['read', 'subscribe']);
  });

  it('about its features leaves every batch append pending, and no unary one', async () => {
    await world.double.faults.on({ kind: 'silent', calls: ['features'] });
    expect(await isSettled(client.appendToStream(aStream(), aNote()), 300)).toBe(false);
    expect(await client.appendToStream(aStream(), aNote(), unary)).toMatchObject({ success: true });
  });
});

describe('A server that is not ready', () => {
  it('says so to unary appends and reads', async () => {
    await world.double.faults.on({ kind: 'not-ready' });
    await expect(client.appendToStream(aStream(), aNote(), unary)).rejects.toThrow(UnavailableError);
    await expect(gather(client.readAll({ maxCount: 1 }))).rejects.toThrow(UnavailableError);
  });

  it('is not understood on the batch path', async () => {
    await world.double.faults.on({ kind: 'not-ready', calls: ['batchAppend'] });
    const refused = client.appendToStream(aStream(), aNote());
    await expect(refused).rejects.toMatchObject({ type: 'unknown', message: 'Could not recognize Server Is Not Ready' });
  });

  it('is ready again after the time that was said', async () => {
    await world.double.faults.on({ kind: 'not-ready' }, { forMs: 300 });
    const stream = aStream();
    await expect(client.appendToStream(stream, aNote(), unary)).rejects.toThrow(UnavailableError);
    await new Promise((resolve) => setTimeout(resolve, 350));
    expect(await client.appendToStream(stream, aNote(), unary)).toMatchObject({ success: true });
  });
});

describe('A server that names another leader', () => {
  it.each([
    ['unary', unary],
    ['batch', {}],
  ])('sends the client there (%s)', async (_path, options) => {
    const other = await EventStoreDouble.start();
    await world.double.faults.on({ kind: 'not-leader', host: 'localhost', port: other.port });
    const stream = aStream();
    const refused = client.appendToStream(stream, aNote(), options);
    await expect(refused).rejects.toThrow(NotLeaderError);
    await expect(refused).rejects.toMatchObject({ leader: { address: 'localhost', port: other.port } });
    expect(await client.appendToStream(stream, aNote(), options)).toMatchObject({ success: true });
    expect((await other.faults.count()).events).toBe(3);
    await other.stop();
  });
});

describe('A server that resets connections', () => {
  it('ends calls and subscriptions with errors, and the next call connects anew', async () => {
    const following = new Following().follow(client.subscribeToAll({ fromPosition: 'end' }));
    await following.caughtUp();
    await world.double.faults.on({ kind: 'reset', calls: ['append'] }, { times: 1 });
    await expect(client.appendToStream(aStream(), aNote(), unary)).rejects.toThrow();
    await following.until((steps) => steps.length > 1);
    expect(following.steps[1]).toMatch(/^error (unavailable|cancelled|unknown)/);
    expect(await client.appendToStream(aStream(), aNote(), unary)).toMatchObject({ success: true });
  });

  it.each([
    ['CANCELLED', 'cancelled'],
    ['UNKNOWN', 'unknown'],
    ['UNAVAILABLE', 'unavailable'],
  ] as const)('or ends subscriptions with %s', async (status, type) => {
    const following = new Following().follow(client.subscribeToAll({ fromPosition: 'end' }));
    await following.caughtUp();
    await world.double.faults.endSubscriptions(status);
    await following.has(`error ${type}`);
  });
});

describe('A server that allows a number of calls on a connection', () => {
  const narrow = new World({ maxStreams: 5 });

  it('keeps further ones waiting while reads that were left early stay open', async () => {
    const stream = aStream();
    await narrow.client.appendToStream(stream, notes(500), unary);
    await narrow.client.appendToStream(stream, notes(500), unary);
    const crowded = narrow.anotherClient();
    const left = Array.from({ length: 5 }, () => crowded.readStream(stream));
    for (const read of left) await read[Symbol.asyncIterator]().next();
    const further = gather(crowded.readStream(stream, { maxCount: 1 }));
    expect(await isSettled(further, 500)).toBe(false);
    // Clients of one process share a connection, unless their settings differ.
    const elsewhere = narrow.anotherClient('&keepAliveInterval=20000');
    expect(await gather(elsewhere.readStream(stream, { maxCount: 1 }))).toHaveLength(1);
    await Promise.all(left.map((read) => read.cancel()));
  });
});

describe('A server that is slow', () => {
  it('answers after the delay', async () => {
    await world.double.faults.on({ kind: 'delay', ms: 200, calls: ['append'] }, { times: 1 });
    const began = performance.now();
    await client.appendToStream(aStream(), aNote(), unary);
    expect(performance.now() - began).toBeGreaterThanOrEqual(199);
  });

  it('or fails as it was asked to', async () => {
    await world.double.faults.on({ kind: 'failing', status: 'ABORTED', calls: ['append'] }, { times: 1 });
    await expect(client.appendToStream(aStream(), aNote(), unary)).rejects.toMatchObject({ type: 'timeout' });
  });
});

/** Waits until none of these calls is open. */
async function closed(calls: readonly ('read' | 'subscribe')[]): Promise<void> {
  for (;;) {
    const { open } = await world.double.faults.count();
    if (calls.every((call) => open[call] === 0)) return;
  }
}
