import { z } from 'zod';
import { DELETED, type EventRecord, type ProposedEvent } from './event-record.js';

const Kept = z.looseObject({ $tb: z.number().optional(), $maxCount: z.number().optional() });
export type StreamMetadata = z.infer<typeof Kept>;

export const metastreamOf = (stream: string): string => `$$${stream}`;

export function readMetadata(record: EventRecord | undefined): StreamMetadata {
  if (record === undefined) return {};
  try {
    return Kept.catch({}).parse(JSON.parse(Buffer.from(record.data).toString()));
  } catch {
    return {};
  }
}

/** JSON reads 2^63 - 1 as 2^63. */
export const isSoftDeleted = (metadata: StreamMetadata): boolean => metadata.$tb !== undefined && metadata.$tb >= Number(DELETED);

/** The metadata as an event of the metastream, with the first revision that readers still see. */
export function truncatedBefore(metadata: StreamMetadata, revision: bigint, id: string): ProposedEvent {
  const { $tb: _, ...others } = metadata;
  const text = JSON.stringify({ ...others, $tb: 0 }).replace('"$tb":0', `"$tb":${revision}`);
  return { id, type: '$metadata', contentType: 'application/json', data: Buffer.from(text), metadata: new Uint8Array() };
}
