import { DELETED, type EventRecord } from './event-record.js';
import { isSoftDeleted, type StreamMetadata } from './stream-metadata.js';

/** The events of one stream, numbered without a gap, and what its metadata says of them. */
export class EventStream {
  readonly events: readonly EventRecord[];
  readonly metadata: StreamMetadata;
  readonly #tombstone: EventRecord | undefined;

  constructor(events: readonly EventRecord[], metadata: StreamMetadata) {
    const last = events.at(-1);
    this.#tombstone = last?.revision === DELETED ? last : undefined;
    this.events = this.#tombstone === undefined ? events : events.slice(0, -1);
    this.metadata = metadata;
  }

  /** -1 when it has no event. */
  get last(): bigint {
    return BigInt(this.events.length - 1);
  }

  get tombstoned(): boolean {
    return this.#tombstone !== undefined;
  }

  get softDeleted(): boolean {
    return isSoftDeleted(this.metadata);
  }

  get hasMetadata(): boolean {
    return Object.keys(this.metadata).length > 0;
  }

  at(revision: bigint): EventRecord | undefined {
    return revision < 0n || revision > this.last ? undefined : this.events[Number(revision)];
  }

  /** The first revision that readers see. */
  get first(): bigint {
    const { $tb = 0, $maxCount } = this.metadata;
    const byCount = $maxCount === undefined ? 0n : this.last - BigInt($maxCount) + 1n;
    const byBefore = BigInt($tb);
    return byCount > byBefore ? byCount : byBefore;
  }

  /** For readers the stream does not exist: never written, or deleted softly. */
  get missing(): boolean {
    return this.softDeleted || (this.last === -1n && !this.tombstoned);
  }
}
