import { LogDamaged, StoreFault, type RecordedEvent } from '@entente/kernel';
import { EventStoreDbEventStore } from '../../../libs/event-store/eventstoredb/eventstoredb-event-store.js';
import { aNote, aStream, gather, idsOf, noteCatalogue, notes } from '../../../libs/testing/new-events.js';
import { EventStoreDouble } from '../../eventstoredb-double/event-store-double.js';
import type { Fault } from '../../eventstoredb-double/faults/fault.js';
import { callsLeftOpen } from './left-open.js';

const PATIENCE = { tryMs: 500, callMs: 3_000, quietMs: 300 };

describe('The log in EventStoreDB', () => {
  let double: EventStoreDouble;
  let store: EventStoreDbEventStore;
  const open = (connectionString = double.connectionString): Promise<EventStoreDbEventStore> =>
    EventStoreDbEventStore.open({ connectionString, catalogue: noteCatalogue, notes: { warn: () => undefined }, patience: PATIENCE });

  beforeEach(async () => {
    double = await EventStoreDouble.start();
    store = await open();
  });
  afterEach(async () => {
    await store.close();
    await double.stop();
  });

  const port = (): number => double.port;
  it.each<[string, () => Fault]>([
    ['is never answered', () => ({ kind: 'silent', calls: ['append'] })],
    ['is never answered although it was done', () => ({ kind: 'drop-answer', by: 'silence' })],
    ['loses its connection when it was done', () => ({ kind: 'drop-answer', by: 'reset' })],
    ['is told to have timed out although it was done', () => ({ kind: 'timeout-after-commit' })],
    ['comes to a node that is not ready', () => ({ kind: 'not-ready', calls: ['append'] })],
    ['comes to a node that names another leader', () => ({ kind: 'not-leader', host: 'localhost', port: port(), calls: ['append'] })],
    ['fails for no reason that the client knows', () => ({ kind: 'failing', status: 'UNKNOWN', calls: ['append'] })],
    ['is reset', () => ({ kind: 'reset', calls: ['append'] })],
    ['meets a clock that is ahead', () => ({ kind: 'clock-skew', ms: 11_000 })],
  ])('records an append that %s, once', async (_title, fault) => {
    const [stream, three] = [aStream(), notes(3)];
    const { struck } = await struckOnce(fault());
    expect(await store.append(stream, 'none', three)).toMatchObject({ revision: 2, repeated: false });
    expect(await struck()).toBe(1);
    expect(idsOf(await gather(store.readStream(stream)))).toEqual(idsOf(three));
  });

  it('tells in time that an outcome is unknown, and a repeat settles it', async () => {
    const [stream, pair] = [aStream(), notes(2)];
    await double.faults.on({ kind: 'drop-answer', by: 'silence' });
    const start = performance.now();
    await expect(store.append(stream, 'none', pair)).rejects.toThrow(StoreFault);
    expect(performance.now() - start).toBeLessThan(PATIENCE.callMs + 1_000);
    await double.faults.allOff();
    await double.faults.forgetIds();
    expect(await store.append(stream, 'none', pair)).toMatchObject({ revision: 1, repeated: true });
    expect(await gather(store.readStream(stream))).toHaveLength(2);
  });

  it('never takes the path of appends that has no deadline', async () => {
    await double.faults.on({ kind: 'half-close' });
    await store.append(aStream(), 'none', notes(1));
    expect((await double.faults.count()).calls.batchAppend ?? 0).toBe(0);
  });

  it('lets the failure of one server harm nobody who writes to another', async () => {
    const other = await EventStoreDouble.start();
    const elsewhere = await open(other.connectionString);
    const writing = Promise.allSettled(Array.from({ length: 20 }, () => store.append(aStream(), 'none', notes(2))));
    await other.kill();
    expect((await writing).map(({ status }) => status)).toEqual(new Array(20).fill('fulfilled'));
    await elsewhere.close();
    await other.stop();
  });

  it('appends again after nobody was found in the cluster for a while', async () => {
    const cluster = await open(`esdb://localhost:${double.port},localhost:1?tls=false&maxDiscoverAttempts=2`);
    await cluster.append(aStream(), 'none', notes(1));
    await double.kill();
    await expect(cluster.append(aStream(), 'none', notes(1))).rejects.toThrow(StoreFault);
    await double.restart();
    await expect(cluster.append(aStream(), 'none', notes(1))).resolves.toMatchObject({ revision: 0 });
    await cluster.close();
  });

  it.each<[string, Fault]>([
    ['a silent read', { kind: 'silent', calls: ['read'] }],
    ['a read that is reset', { kind: 'reset', calls: ['read'] }],
    ['a read of a node that is not ready', { kind: 'not-ready', calls: ['read'] }],
  ])('does %s again', async (_title, fault) => {
    const [stream, three] = [aStream(), notes(3)];
    await store.append(stream, 'none', three);
    const { struck } = await struckOnce(fault);
    expect(idsOf(await gather(store.readStream(stream)))).toEqual(idsOf(three));
    expect(await struck()).toBe(1);
  });

  it('leaves nothing open at the server that its reader has left, more often than a connection has places', async () => {
    await store.append(aStream(), 'none', notes(40));
    await store.close();
    store = await open();
    const filter = { types: ['NoteTaken'] };
    for (let reads = 0; reads < 110; reads += 1) {
      for await (const page of store.readAll({ limit: 5, filter })) if (page.length > 0) break;
      for await (const batch of store.subscribe({ after: 0, batchSize: 5, filter })) if (batch.position > 0) break;
    }
    // The store's own following.
    expect(await callsLeftOpen(double, 1)).toBe(1);
    await store.append(aStream(), 'none', notes(1));
    await store.close();
    expect(await callsLeftOpen(double)).toBe(0);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['the server ends it', () => double.faults.endSubscriptions('CANCELLED')],
    ['the server ends it in a way that the client does not know', () => double.faults.endSubscriptions('UNKNOWN')],
    ['its connection is reset', () => double.faults.resetConnections()],
    ['the server is killed and comes back', () => double.restart()],
  ])('goes on following behind the last event that was handled when %s', async (_title, end) => {
    const written = notes(40);
    const followed = follow(40);
    for (const [index, note] of written.entries()) {
      if (index % 10 === 5) await end();
      await store.append(aStream(), 'none', [note]);
    }
    expect(idsOf(await followed)).toEqual(idsOf(written));
  });

  it('notices a subscription that has fallen silent', async () => {
    await double.faults.on({ kind: 'silent', calls: ['subscribe'] }, { times: 1 });
    await double.faults.endSubscriptions('CANCELLED');
    const written = notes(2);
    for (const note of written) await store.append(aStream(), 'none', [note]);
    expect(idsOf(await follow(2))).toEqual(idsOf(written));
  });

  it('notices a subscription that has fallen silent while others alone write', async () => {
    const { struck } = await struckOnce({ kind: 'silent', calls: ['subscribe'] });
    await double.faults.endSubscriptions('CANCELLED');
    while ((await struck()) === 0);
    const other = await open();
    const written = notes(2);
    for (const note of written) await other.append(aStream(), 'none', [note]);
    expect(idsOf(await follow(2))).toEqual(idsOf(written));
    await other.close();
  });

  it('does not believe a checkpoint that stands for the end of all logs', async () => {
    const filed = notes(30, 'NoteFiled');
    await store.append(aStream(), 'none', notes(500));
    for (const note of filed) await store.append(aStream(), 'none', [note, ...notes(20)]);
    await store.close();
    await double.faults.on({ kind: 'bogus-checkpoint' });
    store = await open();
    const followed: RecordedEvent[] = [];
    const filter = { types: ['NoteFiled'] };
    for await (const { events, caughtUp } of store.subscribe({ after: 0, batchSize: 7, filter })) {
      followed.push(...events);
      if (caughtUp) break;
    }
    expect(idsOf(followed)).toEqual(idsOf(filed));
    expect(idsOf(await gather(store.readAll({ filter })))).toEqual(idsOf(filed));
  });

  it('refuses an event of a transaction, which shares its position with others', async () => {
    await double.faults.on({ kind: 'prepare-behind-commit' });
    const stream = aStream();
    await expect(store.append(stream, 'none', [aNote()])).rejects.toThrow(LogDamaged);
    await expect(gather(store.readStream(stream))).rejects.toThrow(/commit \d+, prepare \d+/);
  });

  it('waits for a server that is away when it is opened, and says so', async () => {
    await double.kill();
    const told: string[] = [];
    const waited = Promise.withResolvers<undefined>();
    const warn = (line: string): void => {
      told.push(line);
      waited.resolve(undefined);
    };
    const options = { connectionString: double.connectionString, catalogue: noteCatalogue, notes: { warn }, patience: PATIENCE };
    const opening = EventStoreDbEventStore.open(options);
    await waited.promise;
    await double.restart();
    const opened = await opening;
    await expect(opened.append(aStream(), 'none', notes(1))).resolves.toMatchObject({ revision: 0 });
    expect(told[0]).toMatch(/^The event store at localhost:\d+ could not answer, .*; trying on$/);
    await opened.close();
  });

  async function struckOnce(fault: Fault): Promise<{ struck: () => Promise<number> }> {
    const on = await double.faults.on(fault, { times: 1 });
    return { struck: () => on.struck() };
  }

  async function follow(count: number): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const batch of store.subscribe({ after: 0 })) {
      events.push(...batch.events);
      if (events.length >= count) break;
    }
    return events;
  }
});
