import { LogDamaged, type EventCatalogue, type EventMetadata, type Position, type RecordedEvent } from '@entente/kernel';
import type { StoredEvent } from './stored-event.js';

/** The event in its current schema version. */
export function restore(stored: StoredEvent, catalogue: EventCatalogue): RecordedEvent {
  const { id, stream, revision, position, recordedAt, type } = stored;
  const data: unknown = JSON.parse(stored.data);
  return catalogue.upcast({ id, stream, revision, position, recordedAt, type, data, metadata: metadataOf(stored.metadata, position) });
}

function metadataOf(text: string, position: Position): EventMetadata {
  const metadata: unknown = JSON.parse(text);
  if (!isMetadata(metadata)) throw new LogDamaged(`The event at position ${position} has no metadata`);
  return metadata;
}

function isMetadata(value: unknown): value is EventMetadata {
  return typeof value === 'object' && value !== null;
}
