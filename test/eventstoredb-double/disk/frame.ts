import { crc32 } from 'node:zlib';

const HEAD = 8;

/** Length, checksum, payload. */
export function frameOf(payload: Buffer): Buffer {
  const frame = Buffer.allocUnsafe(HEAD + payload.length);
  frame.writeUInt32LE(payload.length, 0);
  frame.writeUInt32LE(crc32(payload), 4);
  payload.copy(frame, HEAD);
  return frame;
}

export interface Frame {
  readonly payload: Buffer;
  /** Where the next frame begins. */
  readonly end: number;
}

/** A whole frame at this place; undefined when what stands there is torn. */
export function frameAt(bytes: Buffer, start: number): Frame | undefined {
  if (start + HEAD > bytes.length) return undefined;
  const end = start + HEAD + bytes.readUInt32LE(start);
  if (end > bytes.length) return undefined;
  const payload = bytes.subarray(start + HEAD, end);
  return crc32(payload) === bytes.readUInt32LE(start + 4) ? { payload, end } : undefined;
}

/** Whether the length that stands here ends inside the bytes, with more behind it: damage then, and no torn end. */
export function hasMoreBehind(bytes: Buffer, start: number): boolean {
  return start + HEAD <= bytes.length && start + HEAD + bytes.readUInt32LE(start) < bytes.length;
}
