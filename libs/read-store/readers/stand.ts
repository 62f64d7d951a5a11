import type { EventStore, Position, RecordedEvent } from '@entente/kernel';

/** Where a reader stands. A position means something in one log alone, so what stands there is remembered with it. */
export interface Stand {
  readonly position: Position;
  /** Of the event at the position; null where none is known. */
  readonly mark: string | null;
}

type Marked = Pick<RecordedEvent, 'position' | 'id' | 'recordedAt'>;

export const AT_START: Stand = { position: 0, mark: null };

export function standAt(event: Marked): Stand {
  return { position: event.position, mark: markOf(event) };
}

/** Tells an event from every other, and from itself at another position. Ids alone do not: each log begins with the same one. */
export function markOf({ position, id, recordedAt }: Marked): string {
  return `${position} ${id} ${recordedAt}`;
}

/** The event at exactly this position; undefined where the log has none. */
export async function eventAt(eventStore: EventStore, position: Position): Promise<RecordedEvent | undefined> {
  for await (const [event] of eventStore.readAll({ from: position, limit: 1 })) if (event?.position === position) return event;
  return undefined;
}
