import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { LogDamaged, StoreFault } from '@entente/kernel';
import { aNote, aStream, gather, idsOf, notes } from '../../libs/testing/new-events.js';
import { aFolder, copyLog, openLog, putLog } from './log-damage/log-copy.js';

/** Makes an index over fewer rows, then lets it stand for one over all. */
const WITHOUT_AN_INDEX_ENTRY = `
  DROP INDEX events_by_kind;
  CREATE INDEX events_by_kind ON events (kind) WHERE position <> 3;
  PRAGMA writable_schema = ON;
  UPDATE sqlite_schema SET sql = 'CREATE INDEX events_by_kind ON events (kind)' WHERE name = 'events_by_kind';`;

describe('A log', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await aFolder();
  });

  afterEach(() => rm(folder, { recursive: true }));

  /** Changes the main file with the means of a stranger. */
  const meddle = (sql: string): void => {
    const database = new Database(join(folder, 'events.db')).unsafeMode();
    try {
      database.exec(sql);
    } finally {
      database.close();
    }
  };

  const written = async (count: number): Promise<void> => {
    const store = await openLog(folder);
    for (let left = count; left > 0; left -= 1_000) await store.append(aStream(), 'none', notes(Math.min(left, 1_000)));
    await store.close();
  };

  it('drops the torn tail of an append that was never acknowledged, and goes on', async () => {
    const store = await openLog(folder);
    const first = await store.append(aStream(), 'none', notes(2));
    const before = await copyLog(folder);
    const torn = notes(2);
    const stream = aStream();
    await store.append(stream, 'none', torn);
    const after = await copyLog(folder);
    await store.close();
    const added = after['events.db-wal'].length - before['events.db-wal'].length;
    const journal = after['events.db-wal'].subarray(0, before['events.db-wal'].length + Math.floor(added / 2));
    const survivor = await putLog({ ...after, acknowledged: before.acknowledged, 'events.db-wal': journal });
    const again = await openLog(survivor);
    expect(await again.head()).toBe(first.position);
    expect(await again.append(stream, 'none', torn)).toMatchObject({ position: first.position + 2, repeated: false });
    await again.close();
    await rm(survivor, { recursive: true });
  });

  it('knows an append whose answer got lost in a crash, and answers its repeat (XX-4)', async () => {
    const store = await openLog(folder);
    const unanswered = copyLog(folder).then(({ acknowledged }) => acknowledged);
    const acknowledged = await unanswered;
    const [stream, pair] = [aStream(), notes(2)];
    const first = await store.append(stream, 'none', pair);
    const survivor = await putLog({ ...(await copyLog(folder)), acknowledged });
    await store.close();
    const again = await openLog(survivor);
    expect(await again.append(stream, 'none', pair)).toEqual({ ...first, repeated: true });
    await again.close();
    await rm(survivor, { recursive: true });
  });

  it('lets nobody change or remove an event (XX-1)', async () => {
    await written(2);
    for (const sql of ["UPDATE events SET data = '{}'", 'DELETE FROM events', "UPDATE kinds SET type = 'x'", 'DELETE FROM kinds']) {
      expect(() => meddle(sql)).toThrow('XX-1: the log is append only');
    }
  });

  it.each([
    ['a changed event', "UPDATE events SET data = replace(data, 'note 3', 'note 9') WHERE position = 4", /events\.db.*position 4/],
    ['a changed type', "UPDATE kinds SET type = 'NoteFiled'", /events\.db.*position 1/],
    ['a removed event', 'DELETE FROM events WHERE position = 5', /events\.db.*position 5 is missing/],
    ['a renumbered event', 'UPDATE events SET revision = 90 WHERE position = 7', /events\.db.*position 7/],
    ['a lost end', 'DELETE FROM events WHERE position > 6', /events\.db.*10 events were acknowledged.*position 6/],
    ['an index that lost an entry', WITHOUT_AN_INDEX_ENTRY, /events\.db.*wrong # of entries in index events_by_kind/],
  ])('with %s is refused, and the place is named (XX-5)', async (_title, sql, place) => {
    await written(10);
    meddle(`DROP TRIGGER events_are_never_changed; DROP TRIGGER events_are_never_removed; DROP TRIGGER kinds_are_never_changed; ${sql}`);
    const opened = openLog(folder);
    await expect(opened).rejects.toThrow(LogDamaged);
    await expect(opened).rejects.toThrow(place);
  });

  it('that is too large to be looked at whole tells of damage when it is read (XX-5)', async () => {
    await written(24_000);
    meddle("DROP TRIGGER events_are_never_changed; UPDATE events SET data = replace(data, 'note 6', 'note 7') WHERE position = 7");
    const store = await openLog(folder);
    await expect(gather(store.readAll())).rejects.toThrow(/position 7 /);
    await expect(gather(store.readAll({ filter: { types: ['NoteTaken'] } }))).rejects.toThrow(LogDamaged);
    expect(await gather(store.readAll({ from: 8, limit: 1_000 }))).toHaveLength(1_000);
    await store.close();
  });

  it('of a later format is refused, and nothing in it is changed', async () => {
    await written(1);
    meddle('PRAGMA user_version = 2');
    await expect(openLog(folder)).rejects.toThrow('format 2');
    meddle('PRAGMA user_version = 1');
    const store = await openLog(folder);
    expect(await store.head()).toBe(1);
    await store.close();
  });

  it('that could not be written reports the fault, and goes on once its cause is gone', async () => {
    const store = await openLog(folder);
    const [stream, note] = [aStream(), aNote()];
    await store.append(stream, 'none', [note]);
    const stranger = new Database(join(folder, 'events.db'));
    stranger.exec('BEGIN IMMEDIATE');
    const next = notes(2);
    await expect(store.append(stream, 0, next)).rejects.toThrow(StoreFault);
    stranger.close();
    expect(await store.append(stream, 0, next)).toMatchObject({ position: 3, revision: 2, repeated: false });
    expect(idsOf(await gather(store.readAll()))).toEqual(idsOf([note, ...next]));
    await store.close();
  }, 15_000);
});
