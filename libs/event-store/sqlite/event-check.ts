import { LogDamaged } from '@entente/kernel';
import type { StoredEvent } from '../log/stored-event.js';
import { checksum } from './checksum.js';
import { eventOf, type EventRow } from './event-row.js';
import type { LogFiles } from './log-files.js';

/** @throws LogDamaged unless the event is what was written */
export function checkedEvent(row: EventRow, type: string | undefined, files: LogFiles): StoredEvent {
  const event = eventOf(row, type ?? '');
  if (type !== undefined && checksum(event) === row[8]) return event;
  throw new LogDamaged(
    `${files.events}: the event at position ${event.position} (stream ${event.stream}, revision ${event.revision}) is not what was written: its checksum differs`,
  );
}

interface Expectation {
  /** `position`, or `revision` with the stream's name. */
  readonly of: string;
  readonly first: number;
  readonly step: 1 | -1;
  readonly files: LogFiles;
}

/** @throws LogDamaged unless the places follow one another from the first one on */
export function ensureConsecutive(places: readonly number[], { of, first, step, files }: Expectation): void {
  const wrong = places.findIndex((place, index) => place !== first + index * step);
  if (wrong >= 0)
    throw new LogDamaged(
      `${files.events}: the event at ${of} ${first + wrong * step} is missing, the next one is ${places[wrong] ?? 'none'}`,
    );
}
