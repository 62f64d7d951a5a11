import { mkdirSync } from 'node:fs';
import {
  InvalidAppend,
  type AppendResult,
  type Clock,
  type EventCatalogue,
  type EventFilter,
  type ExpectedRevision,
  type NewEvent,
  type Position,
  type SubscriptionBatch,
} from '@entente/kernel';
import { appendRequest } from '../log/append-request.js';
import { EmbeddedEventStore } from '../log/embedded-event-store.js';
import { RecentEvents } from '../log/recent-events.js';
import { Tail } from '../log/tail.js';
import { FollowedLog } from './followed-log.js';
import { guarded, LogAbsent } from './log-errors.js';
import { logFiles, type LogFiles } from './log-files.js';
import { inspectLog } from './log-inspection.js';
import { LogReader } from './log-reader.js';
import { WriterLock } from './writer-lock.js';
import { WriterThread } from './writer-thread.js';

interface SqliteEventStoreOptions {
  /** Holds the log's files and nothing else; made when it does not exist. */
  readonly folder: string;
  readonly clock: Clock;
  readonly catalogue: EventCatalogue;
  /** Opens beside a writer, in this process or another; appends are refused. */
  readonly readOnly?: boolean;
}

interface Writing {
  readonly lock: WriterLock;
  readonly thread: WriterThread;
}

interface Parts {
  readonly options: SqliteEventStoreOptions;
  readonly files: LogFiles;
  readonly reader: LogReader;
  readonly writing: Writing | undefined;
}

/** A durable log in one folder, for one writing process: appends are flushed to disk together, by a thread of their own. */
export class SqliteEventStore extends EmbeddedEventStore {
  protected override readonly pages: LogReader;
  protected override readonly tail: Tail;
  protected override readonly catalogue: EventCatalogue;
  readonly #folder: string;
  readonly #recent: RecentEvents;
  readonly #writing: Writing | undefined;
  readonly #followed: FollowedLog | undefined;
  #closed: Promise<void> | undefined;

  /**
   * Opens the log, after looking whether it is whole.
   * @throws LogInUse, LogDamaged, NewerLogFormat, StoreFault, LogAbsent when it is opened for reading only
   */
  static async open(options: SqliteEventStoreOptions): Promise<SqliteEventStore> {
    const files = logFiles(options.folder);
    if (options.readOnly === true) return SqliteEventStore.#openForReading(options, files);
    const lock = guarded(files, () => {
      mkdirSync(files.folder, { recursive: true });
      return new WriterLock(files);
    });
    try {
      inspectLog(files);
      const thread = await WriterThread.start(files, options.clock);
      try {
        const reader = guarded(files, () => new LogReader(files));
        return new SqliteEventStore({ options, files, reader, writing: { lock, thread } });
      } catch (error) {
        await thread.close();
        throw error;
      }
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  static #openForReading(options: SqliteEventStoreOptions, files: LogFiles): SqliteEventStore {
    if (inspectLog(files) === 'absent') throw new LogAbsent(`There is no log in ${files.folder}`);
    const reader = guarded(files, () => new LogReader(files));
    return new SqliteEventStore({ options, files, reader, writing: undefined });
  }

  private constructor({ options, files, reader, writing }: Parts) {
    super();
    this.#folder = files.folder;
    this.#writing = writing;
    this.#recent = new RecentEvents(options.catalogue);
    this.catalogue = options.catalogue;
    this.pages = reader;
    this.tail = new Tail(reader.head());
    this.#writing?.thread.reportTo((events, head) => {
      this.#recent.add(events);
      this.#recent.ensureEndsAt(head);
      this.tail.advance(head);
    });
    this.#followed = writing === undefined ? new FollowedLog(files, () => this.tail.stir()) : undefined;
  }

  override append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      this.ensureOpen();
      if (this.#writing === undefined) throw new InvalidAppend(`The log in ${this.#folder} is open for reading only`);
      this.#writing.thread.append({ request: appendRequest({ stream, expected, events }), resolve, reject });
    });
  }

  override close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  protected override batchAfter(position: Position, size: number, filter: EventFilter | undefined): SubscriptionBatch {
    return this.#recent.after(position, size, filter) ?? super.batchAfter(position, size, filter);
  }

  async #close(): Promise<void> {
    this.tail.close();
    this.#followed?.close();
    this.pages.close();
    await this.#writing?.thread.close();
    this.#writing?.lock.release();
  }
}
