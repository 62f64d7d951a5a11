import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordedEvent } from '@entente/kernel';
import { aNote, aStream, gather, notes } from '../../testing/new-events.js';
import { EventStoreDouble } from '../../../test/eventstoredb-double/event-store-double.js';
import { compareLogs, type Comparison } from './compare-logs.js';
import { copyLog, type Copied } from './copy-log.js';
import { openAsWritten, openToTake } from './open-logs.js';
import { onLog, seenIn, writeOldLog } from './testing/a-log.js';

const onProgress = (): void => undefined;

async function copied(from: string, to: string): Promise<Copied> {
  const [source, target] = [await openAsWritten(from), await openToTake(to)];
  return copyLog({ from: source, to: target, onProgress }).finally(() => Promise.all([source.close(), target.close()]));
}

async function compared(from: string, to: string): Promise<Comparison> {
  const [source, target] = [await openAsWritten(from), await openAsWritten(to)];
  return compareLogs({ from: source, to: target, onProgress }).finally(() => Promise.all([source.close(), target.close()]));
}

/** Puts the source's first events into another log, as a copy that was cut off leaves them. */
async function begin(from: string, to: string, count: number): Promise<void> {
  const [source, target] = [await openAsWritten(from), await openToTake(to)];
  for await (const { events } of source.pages()) await target.take(events.slice(0, count));
  await Promise.all([source.close(), target.close()]);
}

async function firstOf(place: string): Promise<Omit<RecordedEvent, 'position'>> {
  const [event] = await seenIn(place);
  if (event === undefined) throw new Error('The log is empty');
  return event;
}

describe('A copy of a log', () => {
  const APPENDS = 30;
  const EVENTS = 60;
  const doubles: EventStoreDouble[] = [];
  const folders: string[] = [];
  let old: string;

  const aFolder = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'entente-copy-'));
    folders.push(folder);
    return folder;
  };
  const aServer = async (): Promise<string> => {
    const double = await EventStoreDouble.start();
    doubles.push(double);
    return double.connectionString;
  };

  beforeAll(async () => {
    old = await aFolder();
    await writeOldLog(old, APPENDS);
  });
  afterEach(() => Promise.all(doubles.splice(0).map((double) => double.stop())));
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  it('to EventStoreDB and back is the same, event by event, with the moments of old', async () => {
    const [server, fresh] = [await aServer(), await aFolder()];
    expect(await copied(old, server)).toMatchObject({ kept: 0, copied: EVENTS });
    const there = await compared(old, server);
    expect(there).toMatchObject({ difference: undefined, from: { events: EVENTS }, to: { events: EVENTS, sha256: there.from.sha256 } });
    expect(await seenIn(server)).toEqual(await seenIn(old));
    await copied(server, fresh);
    expect(readdirSync(fresh).sort()).toEqual(['acknowledged', 'events.db', 'writer.lock']);
    const back = await compared(server, fresh);
    expect(back).toMatchObject({ difference: undefined, to: { events: EVENTS, sha256: there.from.sha256 } });
    expect(await seenIn(fresh)).toEqual(await seenIn(old));
  });

  it('finds each moment of old in EventStoreDB, answers the appends of old as the first time, and goes on behind them', async () => {
    const server = await aServer();
    await copied(old, server);
    const [events, first] = [await seenIn(old), await firstOf(old)];
    await onLog(server, async (store) => {
      const { stream, id, type, data, metadata } = first;
      const again = await store.append(stream, 'none', [{ id, type, data, metadata }]);
      expect(again).toMatchObject({ revision: 0, recordedAt: first.recordedAt, repeated: true });
      for (const { recordedAt } of [first, events[31] ?? first, events.at(-1) ?? first]) {
        const position = await store.positionAt(recordedAt);
        expect(await store.momentOf(position)).toBe(recordedAt);
        const [at] = await gather(store.readAll({ from: position, limit: 1 }));
        expect(at?.id).toBe(events.findLast((event) => event.recordedAt <= recordedAt)?.id);
      }
      const next = await store.append(stream, events.filter((event) => event.stream === stream).length - 1, [aNote()]);
      expect(next.repeated).toBe(false);
      expect(next.recordedAt > (events.at(-1)?.recordedAt ?? '')).toBe(true);
    });
  });

  it('goes from folder to folder and from server to server too', async () => {
    const [one, other, fresh] = [await aServer(), await aServer(), await aFolder()];
    await copied(old, fresh);
    await copied(fresh, one);
    await copied(one, other);
    expect(await compared(old, other)).toMatchObject({ difference: undefined, to: { events: EVENTS } });
  });

  it.each([1, 29, 59, 60])('that was cut off behind %i events goes on there, and doubles none', async (kept) => {
    for (const to of [await aFolder(), ...(kept === 29 ? [await aServer()] : [])]) {
      await begin(old, to, kept);
      expect(await copied(old, to)).toMatchObject({ kept, copied: EVENTS - kept });
      expect(await compared(old, to)).toMatchObject({ difference: undefined, to: { events: EVENTS } });
    }
  });

  it('loses and doubles nothing when answers are lost on their way', async () => {
    const server = await aServer();
    const lost = await doubles[0]?.faults.on({ kind: 'drop-answer', by: 'reset' }, { probability: 0.3, seed: 11 });
    expect(await copied(old, server)).toMatchObject({ kept: 0, copied: EVENTS });
    expect(await lost?.struck()).toBeGreaterThan(3);
    expect(await compared(old, server)).toMatchObject({ difference: undefined, to: { events: EVENTS } });
  });

  it('is refused by a log that is another one, by its first difference', async () => {
    const [stream, note] = [aStream(), aNote()];
    for (const to of [await aServer(), await aFolder()]) {
      await begin(old, to, 11);
      await onLog(to, (store) => store.append(stream, 'none', [note]));
      const said = `is not a beginning of .*At event 12 of the log’s order they differ in stream: .* has NoteTaken ${note.id} \\(${stream}, `;
      await expect(copied(old, to)).rejects.toThrow(new RegExp(said));
      expect(await seenIn(to)).toHaveLength(12);
    }
  });

  it('is refused by a log that has gone on from the source', async () => {
    const to = await aFolder();
    await copied(old, to);
    await onLog(to, (store) => store.append(aStream(), 'none', notes(1)));
    await expect(copied(old, to)).rejects.toThrow('At event 61 of the log’s order there is one in one of them alone');
    expect(await compared(old, to)).toMatchObject({ difference: expect.stringContaining('has none'), to: { events: 61 } });
  });

  it('sees that the moment alone differs', async () => {
    const [to, { stream, id, type, data, metadata }] = [await aFolder(), await firstOf(old)];
    await onLog(to, (store) => store.append(stream, 'none', [{ id, type, data, metadata }]));
    await expect(copied(old, to)).rejects.toThrow('At event 1 of the log’s order they differ in recordedAt');
  });

  it('takes nothing of events of which one is not the next of its stream', async () => {
    const to = await aFolder();
    const target = await openToTake(to);
    const event = { ...{ stream: 'notes-a', revision: 0, recordedAt: '2020-02-11T09:14:07.000Z' }, ...aNote(), data: '{}', metadata: '{}' };
    await expect(target.take([event, { ...event, revision: 2 }])).rejects.toThrow('Stream notes-a was expected at 1 and is at 0');
    await target.close();
    expect(await seenIn(to)).toEqual([]);
  });

  it('knows that somebody writes to the folder that it reads, and keeps everybody else from beginning to', async () => {
    await onLog(old, async () => {
      const source = await openAsWritten(old);
      expect(source.inUse).toBe(true);
      await source.close();
    });
    const source = await openAsWritten(old);
    expect(source.inUse).toBe(false);
    await expect(seenIn(old)).rejects.toThrow('has a writer already');
    await source.close();
  });
});
