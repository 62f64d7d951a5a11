import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { EventRecord } from '../log/event-record.js';
import { frameAt, hasMoreBehind } from './frame.js';
import { decode } from './record-codec.js';

/** The first frame of a segment: what it continues, and up to where that one counts. */
const Header = z.object({ previous: z.number().nullable(), previousEnd: z.number() });
export type SegmentHeader = z.infer<typeof Header>;

export interface Segment {
  readonly epoch: number;
  /** What lies behind it does not count. */
  readonly end: number;
}

const MOST_HEADER_BYTES = 256;
const NAME = /^segment-(\d+)\.log$/;

export const segmentPath = (folder: string, epoch: number): string => join(folder, `segment-${epoch}.log`);

export async function epochsIn(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder);
  const epochs = names.flatMap((name) => NAME.exec(name)?.[1] ?? []).map(Number);
  return epochs.sort((one, other) => one - other);
}

/** The segments that make up the log, up to and including this epoch; one without a whole header was never written to. */
export async function chainUpTo(folder: string, epoch: number): Promise<readonly Segment[]> {
  const epochs = (await epochsIn(folder)).filter((one) => one <= epoch).reverse();
  for (const last of epochs) {
    const chain = await chainFrom(folder, last);
    if (chain !== undefined) return chain;
  }
  return [];
}

async function chainFrom(folder: string, last: number): Promise<readonly Segment[] | undefined> {
  const chain: Segment[] = [];
  let next: Segment | undefined = { epoch: last, end: Infinity };
  while (next !== undefined) {
    const header = await readHeader(folder, next.epoch);
    if (header === undefined) return undefined;
    chain.unshift(next);
    next = header.previous === null ? undefined : { epoch: header.previous, end: header.previousEnd };
  }
  return chain;
}

async function readHeader(folder: string, epoch: number): Promise<SegmentHeader | undefined> {
  await using file = await open(segmentPath(folder, epoch));
  const { buffer, bytesRead } = await file.read(Buffer.alloc(MOST_HEADER_BYTES), 0, MOST_HEADER_BYTES, 0);
  const frame = frameAt(buffer.subarray(0, bytesRead), 0);
  return frame === undefined ? undefined : Header.parse(JSON.parse(frame.payload.toString()));
}

export interface SegmentContent {
  readonly records: readonly EventRecord[];
  /** Behind the last whole frame. */
  readonly end: number;
}

/** The whole frames of a segment from this place, which is 0 or was an end. A torn end is left out; damage before the end is refused. */
export async function readSegment(folder: string, { epoch, end }: Segment, from: number): Promise<SegmentContent> {
  const bytes = await readBytes(segmentPath(folder, epoch), from, end);
  const records: EventRecord[] = [];
  let at = 0;
  for (let frame = frameAt(bytes, at); frame !== undefined; frame = frameAt(bytes, at)) {
    if (from + at > 0) for (const record of decode(frame.payload)) records.push(record);
    at = frame.end;
  }
  if (hasMoreBehind(bytes, at)) throw new Error(`The log is damaged: segment ${epoch} at byte ${from + at}`);
  return { records, end: from + at };
}

async function readBytes(path: string, from: number, end: number): Promise<Buffer> {
  await using file = await open(path);
  const { size } = await file.stat();
  const bytes = Buffer.alloc(Math.max(0, Math.min(end, size) - from));
  let read = 0;
  while (read < bytes.length) {
    const { bytesRead } = await file.read(bytes, read, bytes.length - read, from + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return bytes.subarray(0, read);
}
