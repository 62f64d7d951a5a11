import { crc32 } from 'node:zlib';
import type { StoredEvent } from '../log/stored-event.js';

/** CRC-32 over all that the log holds of an event, so that a changed byte anywhere is noticed. */
export function checksum(event: StoredEvent): number {
  const place = `${event.position}\n${event.stream}\n${event.revision}\n${event.id}\n${event.type}\n${event.recordedAt}\n${event.data.length}\n`;
  return crc32(event.metadata, crc32(event.data, crc32(place)));
}
