import { z } from 'zod';
import type { EventRecord } from '../log/event-record.js';

const Big = z.string().transform(BigInt);
const [Text, Length] = [z.string(), z.number()];
const Heads = z.array(z.tuple([Text, Text, Text, Text, Big, Big, Big, Big, Length, Length]));

/** All records of one append: their heads as JSON, then their bytes. */
export function encode(records: readonly EventRecord[]): Buffer {
  const heads = records.map(({ id, stream, type, contentType, revision, position, created, data, metadata }) => [
    ...[id, stream, type, contentType, `${revision}`, `${position.commit}`, `${position.prepare}`, `${created}`],
    ...[data.length, metadata.length],
  ]);
  const head = Buffer.from(JSON.stringify(heads));
  const length = Buffer.allocUnsafe(4);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, ...records.flatMap(({ data, metadata }) => [data, metadata])]);
}

export function decode(payload: Buffer): readonly EventRecord[] {
  let at = 4 + payload.readUInt32LE(0);
  const take = (length: number): Buffer => Buffer.from(payload.subarray(at, (at += length)));
  return Heads.parse(JSON.parse(payload.toString('utf8', 4, at))).map(
    ([id, stream, type, contentType, revision, commit, prepare, created, data, metadata]) => {
      const position = { commit, prepare };
      return { id, stream, type, contentType, revision, position, created, data: take(data), metadata: take(metadata) };
    },
  );
}
