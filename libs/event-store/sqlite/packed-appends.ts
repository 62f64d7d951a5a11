import type { ExpectedRevision } from '@entente/kernel';
import type { AppendRequest, SerialisedEvent } from '../log/append-verdict.js';

/** Appends on their way to the writer, in flat rows: what a message costs is the objects in it. */
export interface PackedAppends {
  /** Of each append the stream, and then of each of its events id, type, data and metadata. */
  readonly texts: readonly string[];
  readonly expectations: readonly ExpectedRevision[];
  /** How many events each append holds. */
  readonly sizes: readonly number[];
}

export function packed(requests: readonly AppendRequest[]): PackedAppends {
  const texts: string[] = [];
  for (const { stream, events } of requests) {
    texts.push(stream);
    for (const { id, type, data, metadata } of events) texts.push(id, type, data, metadata);
  }
  return { texts, expectations: requests.map(({ expected }) => expected), sizes: requests.map(({ events }) => events.length) };
}

export function unpacked({ texts, expectations, sizes }: PackedAppends): readonly AppendRequest[] {
  let taken = 0;
  const text = (): string => {
    taken += 1;
    return texts[taken - 1] ?? '';
  };
  return expectations.map((expected, index) => {
    const stream = text();
    const events: SerialisedEvent[] = [];
    for (let left = sizes[index] ?? 0; left > 0; left -= 1) events.push({ id: text(), type: text(), data: text(), metadata: text() });
    return { stream, expected, events };
  });
}
