import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { eventTypeFilter, type Position } from '@eventstore/db-client';
import { aNote, aStream, gather, notes, unary, World } from './client.js';
import { Following } from './following.js';

const world = new World();
let client: EventStoreDBClient;

beforeEach(() => {
  client = world.anotherClient();
});
afterEach(() => client.dispose());

describe('An answer that is dropped after the commit', () => {
  it.each(['silence', 'reset'] as const)('by %s leaves the append in doubt, and the repeat settles it', async (by) => {
    await world.double.faults.on({ kind: 'drop-answer', by }, { times: 1 });
    const [stream, note] = [aStream(), aNote()];
    const append = () => client.appendToStream(stream, note, { ...unary, expectedRevision: 'no_stream', deadline: 400 });
    await expect(append()).rejects.toThrow();
    expect(await append()).toMatchObject({ success: true, nextExpectedRevision: 0n });
    expect(await gather(client.readStream(stream))).toHaveLength(1);
  });

  it('may be a time-out', async () => {
    await world.double.faults.on({ kind: 'timeout-after-commit' }, { times: 1 });
    const stream = aStream();
    const append = client.appendToStream(stream, aNote(), unary);
    await expect(append).rejects.toMatchObject({ type: 'timeout' });
    expect(await gather(client.readStream(stream))).toHaveLength(1);
  });

  it('comes to nobody for a repeat until the server gives up waiting', async () => {
    await world.double.faults.on({ kind: 'silent-repeat' }, { times: 1 });
    const [stream, note] = [aStream(), aNote()];
    const append = (deadline: number) => client.appendToStream(stream, note, { ...unary, expectedRevision: 'no_stream', deadline });
    await append(5_000);
    await expect(append(500)).rejects.toMatchObject({ type: 'deadline-exceeded' });
    expect(await append(500)).toMatchObject({ nextExpectedRevision: 0n });
  });
});

describe('The batch stream', () => {
  it('that is closed with OK leaves its append pending', async () => {
    await world.double.faults.on({ kind: 'half-close' }, { times: 1 });
    // Never disposed of: that would never end either.
    const pending = world
      .anotherClient()
      .appendToStream(aStream(), aNote(), { deadline: 100 })
      .then(
        () => 'answered',
        () => 'refused',
      );
    const later = new Promise((resolve) => setTimeout(resolve, 600, 'pending'));
    expect(await Promise.race([pending, later])).toBe('pending');
  });

  it('fails every append of a client whose clock is behind, unless its deadline is long', async () => {
    await world.double.faults.on({ kind: 'clock-skew', ms: 11_000 });
    await expect(client.appendToStream(aStream(), aNote())).rejects.toMatchObject({ type: 'deadline-exceeded' });
    expect(await client.appendToStream(aStream(), aNote(), { deadline: 60_000 })).toMatchObject({ success: true });
    expect(await client.appendToStream(aStream(), aNote(), unary)).toMatchObject({ success: true });
  });

  it('of one client that fails takes the appends of every other client of the process along, and then the process', async () => {
    const program = `
      const { EventStoreDBClient, jsonEvent } = require('@eventstore/db-client');
      const [one, other] = [1, 2].map(() => EventStoreDBClient.connectionString(process.argv[1]));
      const append = (client, stream) => client.appendToStream(stream, jsonEvent({ type: 'T', data: {} }));
      (async () => {
        await append(one, 'warm-1'); await append(other, 'warm-2');
        append(one, 'slow-1').catch((error) => console.log('one ' + error.type));
        setTimeout(() => other.dispose(), 200);
      })();`;
    await world.double.faults.on({ kind: 'delay', ms: 600, calls: ['batchAppend'] }, { times: 3 });
    const run = promisify(execFile)(process.execPath, ['-e', program, world.double.connectionString], { timeout: 10_000 });
    await expect(run).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining('one '),
      stderr: expect.stringContaining('TypeError'),
    });
  });
});

describe('A checkpoint', () => {
  it('can be the highest number there is, and resuming from it means the end', async () => {
    await world.double.faults.on({ kind: 'bogus-checkpoint' }, { times: 1 });
    const following = new Following();
    const filter = eventTypeFilter({ prefixes: ['Nothing'], checkpointReached: (_, position) => following.add(position) });
    const first = client.subscribeToAll({ filter });
    following.follow(first);
    await following.caughtUp();
    const bogus: Position = { commit: 2n ** 64n - 1n, prepare: 2n ** 64n - 1n };
    expect(following.checkpoints[0]).toEqual(bogus);
    await client.appendToStream(aStream(), notes(10), unary);
    const resumed = new Following().follow(client.subscribeToAll({ fromPosition: bogus }));
    await resumed.caughtUp();
    expect(resumed.events).toEqual([]);
  });
});

describe('Discovery', () => {
  const cluster = (ports: readonly number[]): string =>
    `esdb://${ports.map((port) => `localhost:${port}`).join(',')}?tls=false&maxDiscoverAttempts=2`;

  it('believes what gossip tells', async () => {
    const member = { host: 'localhost', port: world.double.port, alive: true };
    await world.double.faults.on({ kind: 'gossip-view', members: [{ ...member, state: 'UNKNOWN' }] }, { times: 4 });
    const { EventStoreDBClient: Client } = await import('@eventstore/db-client');
    const discovering = Client.connectionString(cluster([world.double.port, world.double.port]));
    await expect(discovering.appendToStream(aStream(), aNote())).rejects.toThrow('Failed to discover after 2 attempts.');
    expect(await gather(discovering.readAll({ maxCount: 1 }))).toHaveLength(1);
    await expect(discovering.appendToStream(aStream(), aNote())).rejects.toThrow('Failed to discover after 2 attempts.');
    expect(await discovering.appendToStream(aStream(), aNote(), unary)).toMatchObject({ success: true });
    await discovering.dispose();
  });
});
