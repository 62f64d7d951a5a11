import type { Revision } from '@entente/kernel';
import type { WrittenEvent } from '../log/stored-event.js';

/** Neighbours in the log's order that are of one stream, so that they can be appended at once. */
export interface Run {
  readonly stream: string;
  /** Of the first of them. */
  readonly first: Revision;
  readonly events: readonly WrittenEvent[];
}

/** Half of what EventStoreDB takes at once, which leaves room for what is added to each event. A larger event is a run of its own. */
const MOST_BYTES = 500_000;

export function runsOf(events: readonly WrittenEvent[]): readonly Run[] {
  const runs: { stream: string; first: Revision; events: WrittenEvent[]; bytes: number }[] = [];
  for (const event of events) {
    const [run, bytes] = [runs.at(-1), bytesOf(event)];
    if (run?.stream === event.stream && run.bytes + bytes <= MOST_BYTES) {
      run.events.push(event);
      run.bytes += bytes;
    } else runs.push({ stream: event.stream, first: event.revision, events: [event], bytes });
  }
  return runs;
}

function bytesOf({ type, data, metadata }: WrittenEvent): number {
  return 2 * Buffer.byteLength(type) + Buffer.byteLength(data) + Buffer.byteLength(metadata);
}
