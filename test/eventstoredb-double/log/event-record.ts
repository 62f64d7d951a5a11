/** A place in the log; both numbers order it, and either may be any unsigned 64-bit number on the wire. */
export interface Position {
  readonly commit: bigint;
  readonly prepare: bigint;
}

export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface EventRecord extends ProposedEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: Position;
  /** In ticks of 100 ns since 1970, as the server tells it. */
  readonly created: bigint;
}

export type Expected = bigint | 'any' | 'no_stream' | 'stream_exists';

/** The revision that stands for a deleted stream: that of a tombstone, and a soft deletion's `$tb`. */
export const DELETED = 2n ** 63n - 1n;

const RECORD_HEAD = 119;

/** Where the next record may begin: as bytes in a file, so never just one further. */
export function endOf(record: ProposedEvent & { readonly stream: string; readonly position: Position }): bigint {
  const { stream, type, data, metadata, position } = record;
  return position.commit + BigInt(RECORD_HEAD + stream.length * 2 + type.length * 2 + data.length + metadata.length);
}

export function isAfter(one: Position, other: Position): boolean {
  return one.commit === other.commit ? one.prepare > other.prepare : one.commit > other.commit;
}

/** What counts towards the limit of an append. */
export function bytesOf(events: readonly ProposedEvent[]): number {
  return events.reduce((bytes, { data, metadata, type }) => bytes + data.length + metadata.length + 2 * type.length, 0);
}
