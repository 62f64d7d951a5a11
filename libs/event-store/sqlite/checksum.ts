import { crc32 } from 'node:zlib';
import type { StoredEvent } from '../log/stored-event.js';

/** CRC-32 over all that the log holds of an event, so that a changed byte anywhere is noticed. */
export function checksum({ position, stream, revision, id, type, recordedAt, data, metadata }: StoredEvent): number {
  // As one text: a call for each part costs more than putting them together.
  return crc32(`${position}\n${stream}\n${revision}\n${id}\n${type}\n${recordedAt}\n${data.length}\n${data}${metadata}`);
}
