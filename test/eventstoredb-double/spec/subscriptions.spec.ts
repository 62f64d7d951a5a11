import { setTimeout as pause } from 'node:timers/promises';
import { eventTypeFilter, jsonEvent, streamNameFilter, type EventData, type Filter, type Position } from '@eventstore/db-client';
import { aNote, aStream, gather, notes, unary, World } from './client.js';
import { Following } from './following.js';

const world = new World();

const append = async (stream: string, ...events: EventData[]): Promise<Position> => {
  const { position } = await world.client.appendToStream(stream, events, unary);
  if (position === undefined) throw new Error('No position was given');
  return position;
};
const head = async (): Promise<Position> => append(aStream('marks'), aNote());
const idsOfAll = (events: readonly EventData[]): string[] => events.map(({ id }) => id);
const filed = (): EventData => jsonEvent({ type: 'NoteFiled', data: {} });

async function toAll(
  fromPosition: Position,
  filterOf: (following: Following) => Filter | undefined,
): Promise<[Following, () => Promise<void>]> {
  const following = new Following();
  const filter = filterOf(following);
  const subscription = world.client.subscribeToAll({ fromPosition, ...(filter === undefined ? {} : { filter }) });
  following.follow(subscription);
  return [following, () => subscription.unsubscribe()];
}

describe('A subscription to all streams', () => {
  it('catches up behind its position, says so, and goes live', async () => {
    const events = notes(40);
    const from = await append(aStream(), aNote());
    await append(aStream(), ...events);
    const [following, stop] = await toAll(from, () => undefined);
    await following.caughtUp();
    expect(following.steps).toEqual([...idsOfAll(events), 'caught up']);
    const live = aNote();
    await append(aStream(), live);
    await following.has(live.id);
    await stop();
  });

  it.each<[string, Filter]>([
    ['prefixes of stream names', streamNameFilter({ prefixes: ['memos-', 'letters-'] })],
    ['a pattern of stream names', streamNameFilter({ regex: '^(memos|letters)-' })],
    ['prefixes of types', eventTypeFilter({ prefixes: ['NoteF', 'NoteX'] })],
    ['a pattern of types', eventTypeFilter({ regex: 'Filed$' })],
  ])('gives what passes %s', async (_title, filter) => {
    const from = await head();
    const wanted = [filed(), filed()];
    await append(aStream(), aNote());
    await append(aStream('memos'), ...wanted.slice(0, 1));
    await append(aStream(), aNote());
    await append(aStream('letters'), ...wanted.slice(1));
    const [following, stop] = await toAll(from, () => filter);
    await following.caughtUp();
    const live = filed();
    await append(aStream(), aNote());
    await append(aStream('memos'), live);
    await following.has(live.id);
    expect(following.events).toEqual(idsOfAll([...wanted, live]));
    await stop();
  });

  it('is told how far it was looked, in catching up and live, and never backwards', async () => {
    const from = await head();
    await append(aStream(), ...notes(100));
    const [following, stop] = await toAll(from, (one) =>
      eventTypeFilter({
        prefixes: ['NoteFiled'],
        maxSearchWindow: 10,
        checkpointInterval: 2,
        checkpointReached: (_, position) => one.add(position),
      }),
    );
    await following.caughtUp();
    expect(following.checkpoints).toHaveLength(5);
    expect(following.checkpoints.every(({ prepare }) => prepare === 0n)).toBe(true);
    await append(aStream(), ...notes(20));
    await following.until(() => following.checkpoints.length === 6);
    const commits = following.checkpoints.map(({ commit }) => commit);
    expect(commits).toEqual([...new Set(commits)].sort((one, other) => (one < other ? -1 : 1)));
    await stop();
  });

  it('resumes behind a checkpoint without missing an event', async () => {
    const from = await head();
    await append(aStream(), ...notes(64));
    const wanted = filed();
    const [first, stop] = await toAll(from, (one) =>
      eventTypeFilter({ prefixes: ['NoteFiled'], checkpointReached: (_, position) => one.add(position) }),
    );
    await first.caughtUp();
    await stop();
    await append(aStream(), wanted);
    const checkpoint = first.checkpoints.at(-1);
    if (checkpoint === undefined) throw new Error('No checkpoint was given');
    const [second, stopSecond] = await toAll(checkpoint, () => eventTypeFilter({ prefixes: ['NoteFiled'] }));
    await second.has(wanted.id);
    await stopSecond();
  });

  it('runs ahead of a slow handler with its checkpoints', async () => {
    const from = await head();
    await append(aStream(), ...Array.from({ length: 40 }, filed), ...notes(40));
    const reached: Position[] = [];
    const filter = eventTypeFilter({
      prefixes: ['NoteFiled'],
      maxSearchWindow: 4,
      checkpointReached: (_, position) => void reached.push(position),
    });
    const subscription = world.client.subscribeToAll({ fromPosition: from, filter });
    subscription.on('error', () => undefined);
    for await (const { event } of subscription) {
      await head();
      await pause(50);
      expect(reached.at(-1)?.commit).toBeGreaterThan(event?.position.commit ?? 0n);
      break;
    }
    await subscription.unsubscribe();
  });

  it('catches up anew when it has fallen behind', async () => {
    const [following, stop] = await toAll(await head(), () => undefined);
    await following.caughtUp();
    for (let part = 0; part < 2; part += 1) await append(aStream(), ...notes(100));
    await following.caughtUp(2);
    await following.until(() => following.events.length === 200);
    await stop();
  });

  it('is sent no more than its consumer takes', async () => {
    const from = await head();
    const big = () => aNote('x'.repeat(10_000));
    for (let part = 0; part < 16; part += 1) await append(aStream(), ...Array.from({ length: 50 }, big));
    const before = (await world.double.faults.count()).responses;
    const subscription = world.client.subscribeToAll({ fromPosition: from });
    subscription.on('error', () => undefined);
    for await (const { event } of subscription) {
      if (event === undefined) continue;
      await pause(300);
      break;
    }
    expect((await world.double.faults.count()).responses - before).toBeLessThan(400);
    await subscription.unsubscribe();
  });
});

describe('A subscription to a stream', () => {
  it('starts behind a revision, and goes live', async () => {
    const [stream, events] = [aStream(), notes(5)];
    await append(stream, ...events);
    const subscription = world.client.subscribeToStream(stream, { fromRevision: 2n });
    const following = new Following().follow(subscription);
    await following.caughtUp();
    const live = aNote();
    await append(aStream(), aNote());
    await append(stream, live);
    await following.has(live.id);
    expect(following.steps).toEqual([...idsOfAll(events.slice(3)), 'caught up', live.id]);
    await subscription.unsubscribe();
  });

  it('waits for a stream that never was, and starts at the end when asked to', async () => {
    const stream = aStream();
    const following = new Following().follow(world.client.subscribeToStream(stream, { fromRevision: 'end' }));
    await following.caughtUp();
    const note = aNote();
    await append(stream, note);
    await following.has(note.id);
    expect(await gather(world.client.readStream(stream))).toHaveLength(1);
  });

  it('fails when the stream has its tombstone', async () => {
    const stream = aStream();
    await append(stream, aNote());
    await world.client.tombstoneStream(stream);
    const following = new Following().follow(world.client.subscribeToStream(stream));
    await following.has('error stream-deleted');
  });
});
