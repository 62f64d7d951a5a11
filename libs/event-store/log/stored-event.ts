import type { AppendRequest, Placed, SerialisedEvent } from './append-verdict.js';

/** An event with its place, data and metadata still as text. */
export interface StoredEvent extends SerialisedEvent, Placed {
  readonly stream: string;
}

/** An event as it was written, in the version of its own time, and without its position, which is one log's affair. */
export type WrittenEvent = Omit<StoredEvent, 'position'>;

/** What stands before the first dash of a stream's name. */
export function categoryOf(stream: string): string {
  return stream.slice(0, stream.indexOf('-'));
}

/** The events of an append at their places, when its last event stands at `last`. */
export function placed({ stream, events }: AppendRequest, last: Placed): readonly StoredEvent[] {
  const back = events.length - 1;
  return events.map(({ id, type, data, metadata }, index) => ({
    position: last.position - back + index,
    stream,
    revision: last.revision - back + index,
    id,
    type,
    recordedAt: last.recordedAt,
    data,
    metadata,
  }));
}
