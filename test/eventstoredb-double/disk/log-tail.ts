import type { EventLog } from '../log/event-log.js';
import type { EventRecord } from '../log/event-record.js';
import { chainUpTo, epochsIn, readSegment, type Segment } from './segments.js';

/** Brings what counts of a folder into memory, from where it stood. */
export class LogTail {
  readonly #folder: string;
  readonly #log: EventLog;
  #at: Segment | undefined;
  #working: Promise<void> = Promise.resolve();

  constructor(folder: string, log: EventLog) {
    this.#folder = folder;
    this.#log = log;
  }

  /** The last segment that was read, and how far. */
  get at(): Segment | undefined {
    return this.#at;
  }

  /** What this process wrote itself and has published. */
  moveTo(at: Segment): void {
    this.#at = at;
  }

  /** @param before only epochs before this one; without it all of them */
  catchUp(before = Infinity): Promise<void> {
    const work = this.#working.then(() => this.#catchUp(before));
    this.#working = work.catch(() => undefined);
    return work;
  }

  async #catchUp(before: number): Promise<void> {
    for (;;) {
      const last = await this.#lastEpoch(before);
      const read = await this.#readUpTo(last);
      // An epoch that began meanwhile may not count what was just read.
      if ((await this.#lastEpoch(before)) !== last) continue;
      for (const record of read.records) this.#log.stage(record);
      this.#log.publish();
      this.#at = read.at;
      return;
    }
  }

  async #lastEpoch(before: number): Promise<number> {
    return (await epochsIn(this.#folder)).findLast((epoch) => epoch < before) ?? 0;
  }

  async #readUpTo(last: number): Promise<{ records: readonly EventRecord[]; at: Segment | undefined }> {
    let at = this.#at;
    const records: EventRecord[] = [];
    for (const segment of await chainUpTo(this.#folder, last)) {
      if (segment.epoch < (at?.epoch ?? 0)) continue;
      const content = await readSegment(this.#folder, segment, segment.epoch === at?.epoch ? at.end : 0);
      for (const record of content.records) records.push(record);
      at = { epoch: segment.epoch, end: content.end };
    }
    return { records, at };
  }
}
