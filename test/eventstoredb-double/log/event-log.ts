import { endOf, isAfter, type EventRecord, type Position } from './event-record.js';
import { EventStream } from './event-stream.js';
import { metastreamOf, readMetadata } from './stream-metadata.js';

const START: Position = { commit: -1n, prepare: -1n };
const FIRST_POSITION = 1_543n;

/** All events in order, in memory. What is staged is seen by writers alone until it is published. */
export class EventLog {
  readonly #all: EventRecord[] = [];
  readonly #streams = new Map<string, EventRecord[]>();
  #visible = 0;
  #changed = Promise.withResolvers<undefined>();

  /** Where the next record begins. */
  get end(): bigint {
    const last = this.#all.at(-1);
    return last === undefined ? FIRST_POSITION : endOf(last);
  }

  get length(): number {
    return this.#visible;
  }

  stage(record: EventRecord): void {
    this.#all.push(record);
    const stream = this.#streams.get(record.stream);
    if (stream === undefined) this.#streams.set(record.stream, [record]);
    else stream.push(record);
  }

  publish(): void {
    if (this.#visible === this.#all.length) return;
    this.#visible = this.#all.length;
    this.#changed.resolve(undefined);
    this.#changed = Promise.withResolvers();
  }

  /** Forgets what was staged and never published. */
  unstage(): void {
    for (const { stream } of this.#all.splice(this.#visible)) this.#streams.get(stream)?.pop();
  }

  /** Resolves when something more is published. */
  changed(): Promise<undefined> {
    return this.#changed.promise;
  }

  /** As writers see it. */
  stream(name: string): EventStream {
    return new EventStream(this.#streams.get(name) ?? [], readMetadata(this.#streams.get(metastreamOf(name))?.at(-1)));
  }

  /** As readers see it. */
  visibleStream(name: string): EventStream {
    return new EventStream(this.#visibleOf(name), readMetadata(this.#visibleOf(metastreamOf(name)).at(-1)));
  }

  at(index: number): EventRecord | undefined {
    return index < this.#visible ? this.#all[index] : undefined;
  }

  /** Whether a record begins here, or would be written here next: a real server reads from no other byte. */
  isPlaceToRead({ commit }: Position): boolean {
    const record = this.at(this.countBefore({ commit, prepare: 0n }));
    return record === undefined || record.position.commit === commit || commit === 0n;
  }

  /** How many published events stand at this position or before it. */
  countUpTo(position: Position): number {
    return this.#countUntil((one) => isAfter(one, position));
  }

  /** How many published events stand before this position. */
  countBefore(position: Position): number {
    return this.#countUntil((one) => !isAfter(position, one));
  }

  #countUntil(isBeyond: (position: Position) => boolean): number {
    let [low, high] = [0, this.#visible];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBeyond(this.#all[middle]?.position ?? START)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #visibleOf(name: string): readonly EventRecord[] {
    const events = this.#streams.get(name) ?? [];
    const end = this.#all[this.#visible - 1]?.position ?? START;
    const last = events.findLastIndex(({ position }) => !isAfter(position, end));
    return last === events.length - 1 ? events : events.slice(0, last + 1);
  }
}
