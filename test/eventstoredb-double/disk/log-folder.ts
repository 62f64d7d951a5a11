import { mkdir, open, type FileHandle } from 'node:fs/promises';
import type { EventRecord } from '../log/event-record.js';
import type { Journal } from '../log/writer.js';
import { frameOf } from './frame.js';
import { encode } from './record-codec.js';
import { chainUpTo, epochsIn, readSegment, segmentPath, type Segment, type SegmentHeader } from './segments.js';

/** A newer epoch has begun, or a write failed half-way: nothing more counts. */
class Superseded extends Error {
  constructor() {
    super('Another process writes the log now');
    this.name = 'Superseded';
  }
}

/**
 * The log of one folder, which several processes may hold. Whoever begins an epoch becomes its only writer: it first creates the epoch's
 * segment and then reads how far the previous one goes; a writer looks for a newer segment after each write and before it acknowledges.
 * So either the new writer has read what the old one wrote, or the old one does not acknowledge it.
 */
export class LogFolder implements Journal {
  readonly epoch: number;
  readonly #folder: string;
  readonly #file: FileHandle;
  #ended = false;

  private constructor(folder: string, epoch: number, file: FileHandle) {
    this.#folder = folder;
    this.epoch = epoch;
    this.#file = file;
  }

  /** Begins the next epoch, and gives everything that was written before. */
  static async begin(folder: string): Promise<{ journal: LogFolder; records: readonly EventRecord[] }> {
    await mkdir(folder, { recursive: true });
    const epoch = ((await epochsIn(folder)).at(-1) ?? 0) + 1;
    const file = await open(segmentPath(folder, epoch), 'ax');
    const { records, last } = await readBefore(folder, epoch);
    const header: SegmentHeader = { previous: last?.epoch ?? null, previousEnd: last?.end ?? 0 };
    const journal = new LogFolder(folder, epoch, file);
    await journal.#append([frameOf(Buffer.from(JSON.stringify(header)))]);
    return { journal, records };
  }

  write(appends: readonly (readonly EventRecord[])[]): Promise<void> {
    return this.#append(appends.map((records) => frameOf(encode(records))));
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  async #append(frames: readonly Buffer[]): Promise<void> {
    if (this.#ended) throw new Superseded();
    this.#ended = true;
    await this.#file.appendFile(Buffer.concat(frames));
    await this.#file.datasync();
    if (((await epochsIn(this.#folder)).at(-1) ?? 0) > this.epoch) throw new Superseded();
    this.#ended = false;
  }
}

async function readBefore(folder: string, epoch: number): Promise<{ records: readonly EventRecord[]; last: Segment | undefined }> {
  const records: EventRecord[] = [];
  let last: Segment | undefined;
  for (const segment of await chainUpTo(folder, epoch - 1)) {
    const content = await readSegment(folder, segment, 0);
    for (const record of content.records) records.push(record);
    last = { epoch: segment.epoch, end: content.end };
  }
  return { records, last };
}
