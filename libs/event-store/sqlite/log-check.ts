import { setImmediate as nextTurn } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { LogDamaged, type EventCatalogue } from '@entente/kernel';
import { said, type LogFinding } from '../log/log-finding.js';
import { restore } from '../log/restore.js';
import { checkedEvent } from './event-check.js';
import { EVENT_COLUMNS, type EventRow } from './event-row.js';
import { KnownKinds } from './known-kinds.js';
import { LogAbsent, guarded } from './log-errors.js';
import { logFiles, type LogFiles } from './log-files.js';
import { inspectFrame } from './log-inspection.js';
import { readConnection } from './read-connection.js';
import { faultOf } from './sqlite-fault.js';

const PAGE = 1_000;

interface LogCheck {
  readonly folder: string;
  readonly catalogue: EventCatalogue;
  /** Told how many of the log's events were looked at. */
  readonly onProgress: (checked: number, head: number) => void;
}

/**
 * Looks at a whole log, every event of it, and goes on behind what is damaged. Changes nothing, and holds one page at a time.
 * @throws LogAbsent, StoreFault
 */
export async function* checkLog({ folder, catalogue, onProgress }: LogCheck): AsyncGenerator<LogFinding> {
  const files = logFiles(folder);
  yield* findings(folder, () => ensurePresent(files));
  const database = guarded(files, () => readConnection(files));
  try {
    yield* findings(files.events, () => ensureSoundPages(database));
    const sweep = new Sweep(files, database, catalogue);
    yield* untilUnreadable(files, sweep.events(onProgress));
    yield* untilUnreadable(files, sweep.streams());
  } finally {
    database.close();
  }
}

function ensurePresent(files: LogFiles): void {
  if (inspectFrame(files) === 'absent') throw new LogAbsent(`There is no log in ${files.folder}`);
}

function ensureSoundPages(database: Database.Database): void {
  const found = database.pragma('integrity_check(5)', { simple: true });
  if (found !== 'ok') throw new Error(String(found));
}

/** What an act says is wrong; that there is no log, or that it cannot be reached, is nothing to go on from. */
function* findings(place: string, act: () => void): Generator<LogFinding> {
  try {
    act();
  } catch (error) {
    if (error instanceof LogAbsent) throw error;
    yield { place, found: said(error) };
  }
}

/** A walk ends where the file's pages cannot be read on. */
async function* untilUnreadable(files: LogFiles, walk: AsyncIterable<LogFinding> | Iterable<LogFinding>): AsyncGenerator<LogFinding> {
  try {
    yield* walk;
  } catch (error) {
    const fault = faultOf(error, files);
    if (!fault.damaged && !(error instanceof LogDamaged)) throw error;
    yield { place: files.events, found: said(error) };
  }
}

/** One walk through all events in the log's order, and one through their places stream by stream. */
class Sweep {
  readonly #files: LogFiles;
  readonly #kinds: KnownKinds;
  readonly #catalogue: EventCatalogue;
  readonly #page: Database.Statement<[number, number], EventRow>;
  readonly #head: Database.Statement<[], number>;
  readonly #places: Database.Statement<[], [stream: string, revision: number, position: number]>;

  /** @throws LogDamaged when not even the tables can be found */
  constructor(files: LogFiles, database: Database.Database, catalogue: EventCatalogue) {
    this.#files = files;
    this.#catalogue = catalogue;
    this.#kinds = guarded(files, () => new KnownKinds(database));
    const page = `SELECT ${EVENT_COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ?`;
    this.#page = database.prepare<[number, number], EventRow>(page).raw();
    this.#head = database.prepare<[], number>('SELECT max(position) FROM events').pluck();
    const places = 'SELECT stream, revision, position FROM events ORDER BY stream, revision';
    this.#places = database.prepare<[], [string, number, number]>(places).raw();
  }

  /** Every position from 1 on, its checksum, and that this version can read it. */
  async *events(onProgress: LogCheck['onProgress']): AsyncGenerator<LogFinding> {
    const head = guarded(this.#files, () => this.#head.get()) ?? 0;
    let last = 0;
    while (last < head) {
      const rows = guarded(this.#files, () => this.#page.all(last, PAGE));
      if (rows.length === 0) return;
      for (const row of rows) {
        if (row[0] !== last + 1) yield { place: `position ${last + 1}`, found: `missing: the next event is at position ${row[0]}` };
        yield* findings(`position ${row[0]}, stream ${row[1]}, revision ${row[2]}`, () => this.#read(row));
        last = row[0];
      }
      onProgress(last, head);
      await nextTurn();
    }
  }

  /** Revisions from 0 on without gaps, in the log's order. */
  *streams(): Generator<LogFinding> {
    let before: readonly [stream: string, revision: number, position: number] = ['', -1, 0];
    for (const place of this.#places.iterate()) {
      const [stream, revision, position] = place;
      const [expected, after] = stream === before[0] ? [before[1] + 1, before[2]] : [0, 0];
      if (revision !== expected)
        yield { place: `stream ${stream}, revision ${expected}`, found: `missing: the next revision is ${revision}` };
      if (position <= after)
        yield { place: `stream ${stream}, revision ${revision}`, found: `stands before revision ${expected - 1} in the log` };
      before = place;
    }
  }

  #read(row: EventRow): void {
    restore(checkedEvent(row, this.#kinds.typeOf(row[4]), this.#files), this.#catalogue);
  }
}
