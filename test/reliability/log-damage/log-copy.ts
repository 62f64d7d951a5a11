import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreError, type RecordedEvent } from '@entente/kernel';
import { SqliteEventStore } from '../../../libs/event-store/sqlite/sqlite-event-store.js';
import { aStream, gather, noteCatalogue, notes } from '../../../libs/testing/new-events.js';
import { SystemClock } from '../../contract/event-store/system-clock.js';

const FILES = ['events.db', 'events.db-wal', 'acknowledged'] as const;
type FileName = (typeof FILES)[number];

/** A log's files at one moment, as they would be found after a kill. */
export type LogCopy = Readonly<Record<FileName, Buffer>>;

export interface Examined {
  readonly verdict: 'intact' | 'refused' | 'wrong';
  readonly message: string;
}

export function openLog(folder: string, readOnly = false): Promise<SqliteEventStore> {
  return SqliteEventStore.open({ folder, clock: new SystemClock(), catalogue: noteCatalogue, readOnly });
}

export function aFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'entente-damage-'));
}

/** The files of a log that is still open: nothing is flushed or moved for the copy. */
export async function copyLog(folder: string): Promise<LogCopy> {
  const read = (name: FileName): Promise<Buffer> => readFile(join(folder, name));
  return { 'events.db': await read('events.db'), 'events.db-wal': await read('events.db-wal'), acknowledged: await read('acknowledged') };
}

export async function putLog(copy: LogCopy): Promise<string> {
  const folder = await aFolder();
  for (const name of FILES) await writeFile(join(folder, name), copy[name]);
  return folder;
}

/** Events in the main file, enough for its indexes to have several pages, and some in the journal only; all acknowledged. */
export async function aLogInTwoFiles(): Promise<{ readonly copy: LogCopy; readonly events: readonly RecordedEvent[] }> {
  const folder = await aFolder();
  await appendSome(folder);
  const store = await openLog(folder);
  for (let count = 0; count < 12; count += 1) await store.append(aStream('memos'), 'none', notes(3, 'NoteFiled'));
  const copy = await copyLog(folder);
  const events = await gather(store.readAll());
  await store.close();
  await rm(folder, { recursive: true });
  return { copy, events };
}

/** Opens a copy and reads everything in it: all as it was, refused with the files as they were, or neither. */
export async function examine(copy: LogCopy, expected: readonly RecordedEvent[], readOnly: boolean): Promise<Examined> {
  const folder = await putLog(copy);
  try {
    const store = await openLog(folder, readOnly);
    const found = await gather(store.readAll());
    const filtered = await gather(store.readAll({ filter: { categories: ['notes', 'memos'] } }));
    const streams: RecordedEvent[] = [];
    for (const stream of new Set(expected.map((event) => event.stream))) streams.push(...(await gather(store.readStream(stream))));
    await store.close();
    const isSame = [found, filtered, streams].every((events) => JSON.stringify(events) === JSON.stringify(expected));
    return { verdict: isSame ? 'intact' : 'wrong', message: `${found.length}, ${filtered.length} and ${streams.length} events` };
  } catch (error) {
    if (!(error instanceof EventStoreError)) return { verdict: 'wrong', message: String(error) };
    const after = await copyLog(folder);
    const isUntouched = FILES.every((name) => after[name].equals(copy[name]));
    const namesThePlace = FILES.some((name) => error.message.includes(join(folder, name)));
    return { verdict: isUntouched && namesThePlace ? 'refused' : 'wrong', message: error.message };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function appendSome(folder: string): Promise<void> {
  const store = await openLog(folder);
  for (let count = 0; count < 60; count += 1) await store.append(aStream(), 'none', notes(3));
  await store.close();
}
