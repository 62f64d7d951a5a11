import { Clock, type EventStore, type Instant, type RecordedEvent } from '@entente/kernel';
import { SystemClock } from '../../../../test/contract/event-store/system-clock.js';
import { aNote, aStream, gather, noteCatalogue, noteMetadata } from '../../../testing/new-events.js';
import { openEventStoreDb } from '../../eventstoredb/open-eventstoredb.js';
import { SqliteEventStore } from '../../sqlite/sqlite-event-store.js';
import { isOnServer } from '../open-logs.js';

/** Some minutes pass at each look, in a year long gone. */
class ClockOfOldTimes extends Clock {
  #looks = 0;

  override now(): Instant {
    this.#looks += 1;
    return new Date(Date.UTC(2020, 1, 11, 9, 14, 7, 123) + this.#looks * 437_000).toISOString();
  }
}

/** Appends of one, two or three events to streams that take turns, among them some of an old schema and in other scripts. */
export async function writeOldLog(folder: string, appends: number): Promise<void> {
  const store = await SqliteEventStore.open({ folder, clock: new ClockOfOldTimes(), catalogue: noteCatalogue });
  const streams = Array.from({ length: 7 }, () => aStream());
  const lengths = new Map<string, number>();
  for (let turn = 0; turn < appends; turn += 1) {
    const stream = streams[(turn * turn) % streams.length] ?? '';
    const length = lengths.get(stream) ?? 0;
    const events = Array.from({ length: 1 + (turn % 3) }, (_, index) => aNoteOf(turn + index + 1));
    await store.append(stream, length === 0 ? 'none' : length - 1, events);
    lengths.set(stream, length + events.length);
  }
  await store.close();
}

/** What the product sees of a log, in its order; the positions apart, which are each log's own. */
export async function seenIn(place: string): Promise<readonly Omit<RecordedEvent, 'position'>[]> {
  return onLog(place, async (store) => (await gather(store.readAll())).map(({ position: _, ...event }) => event));
}

export async function onLog<T>(place: string, work: (store: EventStore) => Promise<T>): Promise<T> {
  const store = await opened(place);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function opened(place: string): Promise<EventStore> {
  const catalogue = noteCatalogue;
  return isOnServer(place)
    ? openEventStoreDb({ connectionString: place, catalogue, notes: { warn: () => undefined } })
    : SqliteEventStore.open({ folder: place, clock: new SystemClock(), catalogue });
}

function aNoteOf(number: number): ReturnType<typeof aNote> {
  if (number % 5 === 0) return { ...aNote('signed before notes had a day', 'NoteSigned'), metadata: noteMetadata(1) };
  const text = { 1: 'Größe, 取引 и €', 2: 'quoted "so" \\ and\nso', 3: '\u0000\u2028\ud83d\ude00' }[number % 4] ?? 'plain';
  return aNote(text);
}
