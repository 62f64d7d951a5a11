import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { LogFolder, Superseded } from '../disk/log-folder.js';
import { LogTail } from '../disk/log-tail.js';
import { ticks } from '../faults/clock.js';
import type { FaultBoard } from '../faults/fault-board.js';
import { EventLog } from '../log/event-log.js';
import { RecentIds } from '../log/recent-ids.js';
import { Writer } from '../log/writer.js';

const PREPARE_LAG = 57n;

interface Options {
  readonly folder: string;
  readonly faults: FaultBoard;
  readonly mostBytes: number;
}

interface Backing {
  readonly isBacked: () => boolean;
  readonly onWritten: () => void;
  readonly onEnded: () => void;
}

/** A log in a folder and in memory, which this process writes or follows. */
export class StoredLog {
  readonly log = new EventLog();
  readonly recent = new RecentIds();
  readonly #options: Options;
  readonly #tail: LogTail;
  #leading = false;
  #held: { readonly writer: Writer; readonly journal: LogFolder } | undefined;

  private constructor(options: Options) {
    this.#options = options;
    this.#tail = new LogTail(options.folder, this.log);
  }

  static async open(options: Options): Promise<StoredLog> {
    await mkdir(options.folder, { recursive: true });
    return new StoredLog(options);
  }

  /** While this process writes. */
  get writer(): Writer | undefined {
    return this.#held?.writer;
  }

  /** @returns the epoch that this process writes now; undefined when another one was quicker */
  async lead({ isBacked, onWritten, onEnded }: Backing): Promise<number | undefined> {
    this.#leading = true;
    try {
      const journal = await LogFolder.begin({ folder: this.#options.folder, tail: this.#tail, isBacked });
      const writer = this.#writerTo(journal, onWritten, onEnded);
      if (this.log.length === 0) await writeSystemEvents(writer);
      this.#held = { writer, journal };
      return journal.epoch;
    } catch (error) {
      this.#leading = false;
      if (!wasQuicker(error)) throw error;
      return undefined;
    }
  }

  /** What was written and not acknowledged counts if the folder says so. */
  async yieldLead(): Promise<void> {
    const held = this.#held;
    this.#held = undefined;
    await held?.writer.stop();
    await held?.journal.close();
    this.recent.forget();
    this.#leading = false;
    await this.follow();
  }

  async follow(): Promise<void> {
    if (!this.#leading && this.#options.faults.strikes('behind') === undefined) await this.#tail.catchUp();
  }

  #writerTo(journal: LogFolder, onWritten: () => void, onEnded: () => void): Writer {
    const { faults, mostBytes } = this.#options;
    return new Writer({
      log: this.log,
      recent: this.recent,
      journal: {
        write: async (appends) => {
          await journal.write(appends);
          onWritten();
          const late = faults.strikes('late-leader');
          if (late !== undefined) await wait(late.ms);
        },
      },
      mostBytes,
      now: () => ticks(faults),
      prepareLag: () => (faults.strikes('prepare-behind-commit') === undefined ? 0n : PREPARE_LAG),
      onEnded,
    });
  }
}

/** Another process began the same epoch, or one behind it. */
const wasQuicker = (error: unknown): boolean =>
  error instanceof Superseded || (error instanceof Error && 'code' in error && error.code === 'EEXIST');

/** A real server's log is never quite empty either: its first start writes its users. */
async function writeSystemEvents(writer: Writer): Promise<void> {
  for (const user of ['admin', 'ops']) {
    const data = Buffer.from(JSON.stringify({ loginName: user, fullName: `Event Store ${user}` }));
    const event = { id: randomUUID(), type: '$UserCreated', contentType: 'application/json', data, metadata: new Uint8Array() };
    await writer.append(`$user-${user}`, 'no_stream', [event]);
  }
}
