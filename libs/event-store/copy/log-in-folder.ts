import { mkdirSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { LogInUse, WrongExpectedRevision, type Position, type Revision } from '@entente/kernel';
import { checkStream } from '../log/append-request.js';
import type { WrittenEvent } from '../log/stored-event.js';
import { guarded, LogAbsent } from '../sqlite/log-errors.js';
import { logFiles, type LogFiles } from '../sqlite/log-files.js';
import { inspectLog } from '../sqlite/log-inspection.js';
import { LogReader } from '../sqlite/log-reader.js';
import { LogWriter } from '../sqlite/log-writer.js';
import { codeOf } from '../sqlite/sqlite-fault.js';
import { WriterLock } from '../sqlite/writer-lock.js';
import type { LogAsWritten, TakingLog, WrittenPage } from './log-as-written.js';

const PAGE = 500;

/** The log of a folder, read and kept as it is: nobody begins to write to it meanwhile. */
export class LogInFolder implements LogAsWritten {
  readonly name: string;
  readonly inUse: boolean;
  readonly #reader: LogReader;
  readonly #lock: Hold;

  /** @throws LogAbsent, LogDamaged, NewerLogFormat, StoreFault */
  static open(folder: string): LogInFolder {
    const files = logFiles(folder);
    if (inspectLog(files) === 'absent') throw new LogAbsent(`There is no log in ${folder}`);
    const lock = guarded(files, () => holdUnlessInUse(files));
    return keeping(lock, () => new LogInFolder(files, lock));
  }

  protected constructor(files: LogFiles, lock: Hold) {
    this.name = files.folder;
    this.inUse = lock === 'in use';
    this.#lock = lock;
    this.#reader = guarded(files, () => new LogReader(files));
  }

  async *pages(): AsyncGenerator<WrittenPage> {
    let position = 0;
    let events = this.#behind(position);
    while (events.length > 0) {
      position += events.length;
      yield { events, position };
      // Reading never waits, and whoever shows the progress must have a turn.
      await nextTurn();
      events = this.#behind(position);
    }
  }

  async head(): Promise<Position> {
    return this.#reader.head();
  }

  async close(): Promise<void> {
    this.#reader.close();
    this.finish();
    release(this.#lock);
  }

  /** What is left to do once nothing is read any more. */
  protected finish(): void {
    // A log that is only read is left as it was.
  }

  #behind(position: Position): readonly WrittenEvent[] {
    return this.#reader.page({ from: position + 1, direction: 'forwards', limit: PAGE }, undefined);
  }
}

/** The log of a folder, which is made when there is none, for this one writer. */
export class TakingLogInFolder extends LogInFolder implements TakingLog {
  readonly #files: LogFiles;
  readonly #writer: LogWriter;

  /** @throws LogInUse, LogDamaged, NewerLogFormat, StoreFault */
  static override open(folder: string): TakingLogInFolder {
    const files = logFiles(folder);
    const lock = guarded(files, () => {
      mkdirSync(folder, { recursive: true });
      return new WriterLock(files);
    });
    return keeping(lock, () => {
      inspectLog(files);
      return new TakingLogInFolder(
        files,
        lock,
        guarded(files, () => new LogWriter(files)),
      );
    });
  }

  private constructor(files: LogFiles, lock: WriterLock, writer: LogWriter) {
    super(files, lock);
    this.#files = files;
    this.#writer = writer;
  }

  async take(events: readonly WrittenEvent[]): Promise<void> {
    guarded(this.#files, () => {
      this.#ensureNext(events);
      this.#writer.takeOver(events);
    });
  }

  /** Last of all, since only a writer can take its journal away. */
  protected override finish(): void {
    this.#writer.close();
  }

  #ensureNext(events: readonly WrittenEvent[]): void {
    const ends = new Map<string, Revision>();
    for (const { stream, revision } of events) {
      checkStream(stream);
      const end = ends.get(stream) ?? this.#writer.lastRevision(stream);
      if (revision !== end + 1) throw new WrongExpectedRevision(stream, revision - 1, end < 0 ? undefined : end);
      ends.set(stream, revision);
    }
  }
}

/** Where nothing can be written there is nobody to keep out. */
type Hold = WriterLock | 'in use' | 'read only';

function holdUnlessInUse(files: LogFiles): Hold {
  try {
    return new WriterLock(files);
  } catch (fault) {
    if (fault instanceof LogInUse) return 'in use';
    if (/^SQLITE_(CANTOPEN|READONLY)/.test(codeOf(fault))) return 'read only';
    throw fault;
  }
}

function release(hold: Hold): void {
  if (hold instanceof WriterLock) hold.release();
}

/** Does something that needs the hold, which is given up when it fails. */
function keeping<T>(hold: Hold, act: () => T): T {
  try {
    return act();
  } catch (fault) {
    release(hold);
    throw fault;
  }
}
