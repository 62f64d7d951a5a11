import type { EventRecord, Expected } from './event-record.js';
import type { EventStream } from './event-stream.js';

/** What the server answers to an append, before it writes anything. */
export type AppendVerdict =
  | { readonly kind: 'append' }
  | { readonly kind: 'repeat'; readonly revision: bigint; readonly last: EventRecord | undefined }
  | { readonly kind: 'wrong'; readonly current: bigint | undefined }
  | { readonly kind: 'deleted' };

type Recent = (id: string) => EventRecord | undefined;

export function judge(stream: EventStream, expected: Expected, ids: readonly string[], recent: Recent): AppendVerdict {
  if (stream.tombstoned) return { kind: 'deleted' };
  if (expected === 'any') return byRecentIds(stream, ids, recent);
  if (expected !== 'stream_exists') return byRevision(stream, expected === 'no_stream' ? -1n : expected, ids);
  if (stream.softDeleted) return { kind: 'deleted' };
  return stream.last === -1n && !stream.hasMetadata ? wrong(stream) : byRecentIds(stream, ids, recent);
}

/** Only as good as the memory of recent ids: what it forgot is appended again. */
function byRecentIds(stream: EventStream, ids: readonly string[], recent: Recent): AppendVerdict {
  const known = ids.map(recent);
  const last = known.at(-1);
  if (known[0] === undefined) return { kind: 'append' };
  return last !== undefined && !known.includes(undefined) ? { kind: 'repeat', revision: last.revision, last } : wrong(stream);
}

function byRevision(stream: EventStream, expected: bigint, ids: readonly string[]): AppendVerdict {
  if (expected > stream.last) return wrong(stream);
  if (expected === stream.last) return { kind: 'append' };
  const differs = ids.findIndex((id, index) => stream.at(expected + 1n + BigInt(index))?.id !== id);
  if (differs === -1) {
    const revision = expected + BigInt(ids.length);
    return { kind: 'repeat', revision, last: stream.at(revision) };
  }
  return differs === 0 && expected === -1n && stream.softDeleted ? { kind: 'append' } : wrong(stream);
}

const wrong = (stream: EventStream): AppendVerdict => ({ kind: 'wrong', current: stream.last === -1n ? undefined : stream.last });
