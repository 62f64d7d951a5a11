import { open, type FileHandle } from 'node:fs/promises';
import type { EventRecord } from '../log/event-record.js';
import type { Journal } from '../log/writer.js';
import { frameOf } from './frame.js';
import type { LogTail } from './log-tail.js';
import { encode } from './record-codec.js';
import { epochsIn, segmentPath, type SegmentHeader } from './segments.js';

/** A newer epoch has begun, a write failed half-way, or a majority is missing: nothing more is acknowledged. */
export class Superseded extends Error {
  constructor() {
    super('Another process writes the log now');
    this.name = 'Superseded';
  }
}

interface Place {
  readonly folder: string;
  /** Brought up to what was written before, and kept at what this writer has acknowledged. */
  readonly tail: LogTail;
  /** Whether enough others still take this process for the leader. */
  readonly isBacked: () => boolean;
}

/**
 * The log of one folder, which several processes may hold. Whoever begins an epoch becomes its only writer: it first creates the epoch's
 * segment and then reads how far the previous one goes; a writer looks for a newer segment after each write and before it acknowledges.
 * So either the new writer has read what the old one wrote, or the old one does not acknowledge it.
 */
export class LogFolder implements Journal {
  readonly epoch: number;
  readonly #place: Place;
  readonly #file: FileHandle;
  #end = 0;
  #ended = false;

  private constructor(place: Place, epoch: number, file: FileHandle) {
    this.#place = place;
    this.epoch = epoch;
    this.#file = file;
  }

  /** Begins the next epoch. */
  static async begin(place: Place): Promise<LogFolder> {
    const epoch = ((await epochsIn(place.folder)).at(-1) ?? 0) + 1;
    const journal = new LogFolder(place, epoch, await open(segmentPath(place.folder, epoch), 'ax'));
    try {
      await journal.#writeHeader();
      return journal;
    } catch (error) {
      await journal.close();
      throw error;
    }
  }

  write(appends: readonly (readonly EventRecord[])[]): Promise<void> {
    return this.#append(appends.map((records) => frameOf(encode(records))));
  }

  async #writeHeader(): Promise<void> {
    const { tail } = this.#place;
    await tail.catchUp(this.epoch);
    const { epoch: previous = null, end: previousEnd = 0 } = tail.at ?? {};
    const header: SegmentHeader = { previous, previousEnd };
    await this.#append([frameOf(Buffer.from(JSON.stringify(header)))]);
  }

  async close(): Promise<void> {
    this.#ended = true;
    await this.#file.close();
  }

  async #append(frames: readonly Buffer[]): Promise<void> {
    if (this.#ended) throw new Superseded();
    this.#ended = true;
    const bytes = Buffer.concat(frames);
    await this.#file.appendFile(bytes);
    await this.#file.datasync();
    const newest = (await epochsIn(this.#place.folder)).at(-1) ?? 0;
    if (newest > this.epoch || !this.#place.isBacked()) throw new Superseded();
    this.#end += bytes.length;
    this.#place.tail.moveTo({ epoch: this.epoch, end: this.#end });
    this.#ended = false;
  }
}
