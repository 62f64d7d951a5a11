import Database from 'better-sqlite3';
import type { Instant, Position, Revision } from '@entente/kernel';
import { judge, type AppendRequest, type RecordedId, type StreamFacts } from '../log/append-verdict.js';
import { categoryOf, type WrittenEvent } from '../log/stored-event.js';
import { Acknowledged } from './acknowledged.js';
import { checksum } from './checksum.js';
import { EVENT_COLUMNS, rowOf, type EventRow } from './event-row.js';
import type { LogFiles } from './log-files.js';
import { CREATE_LOG } from './log-schema.js';
import type { Answer, Committed } from './writer-messages.js';

const CHECKPOINT_PAGES = 4_000;

interface End {
  readonly position: number;
  readonly recordedAt: string;
}

/** The one connection that writes: judges and writes a batch of appends in one transaction with one flush. */
export class LogWriter implements StreamFacts {
  readonly #database: Database.Database;
  readonly #acknowledged: Acknowledged;
  readonly #begin: Database.Statement<[]>;
  readonly #insert: Database.Statement<[...EventRow]>;
  readonly #insertKind: Database.Statement<[string, string]>;
  readonly #lastRevision: Database.Statement<[string], number | null>;
  readonly #recorded: Database.Statement<[string, number, number], RecordedId>;
  readonly #kinds = new Map<string, number>();
  /** Not known after a failure: it is read again before the next append. */
  #end: End | undefined;

  constructor(files: LogFiles) {
    this.#database = openForWriting(files);
    this.#begin = this.#database.prepare('BEGIN IMMEDIATE');
    this.#insert = this.#database.prepare(
      `INSERT INTO events (${EVENT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (stream, revision) DO NOTHING`,
    );
    this.#insertKind = this.#database.prepare('INSERT INTO kinds (category, type) VALUES (?, ?)');
    this.#lastRevision = this.#database.prepare<[string], number | null>('SELECT max(revision) FROM events WHERE stream = ?').pluck();
    this.#recorded = this.#database.prepare(
      'SELECT id, position, revision, recorded_at AS recordedAt FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
    );
    this.#acknowledged = new Acknowledged(files.acknowledged, this.#reload().position);
  }

  /**
   * Answers each append once all that was written is durable. What is written is recorded at this moment, or at the log's last
   * one where that is later. When this throws, the outcome is unknown but whole or nothing, and the writer can go on.
   */
  commit(requests: readonly AppendRequest[], now: Instant): Committed {
    return this.#durably((old) => {
      const recordedAt = now > old.recordedAt ? now : old.recordedAt;
      let end = old;
      const answers = requests.map((request) => {
        const answer = this.#answer(request, { position: end.position, recordedAt });
        if (typeof answer === 'number') end = { position: end.position + request.events.length, recordedAt };
        return answer;
      });
      return [end, { answers, oldHead: old.position, head: end.position, recordedAt }];
    });
  }

  /** Takes over events of another log, each of which is its stream's next, with their own moments: durable when this returns. */
  takeOver(events: readonly WrittenEvent[]): void {
    this.#durably((old) => {
      let end = old;
      for (const event of events) {
        this.#takeOver(event, end.position);
        end = { position: end.position + 1, recordedAt: event.recordedAt };
      }
      return [end, undefined];
    });
  }

  /** Moves everything into the main file and closes it. */
  close(): void {
    this.#database.pragma('wal_checkpoint(TRUNCATE)');
    this.#database.close();
    this.#acknowledged.close();
  }

  lastRevision(stream: string): number {
    return this.#lastRevision.get(stream) ?? -1;
  }

  recorded(stream: string, first: number, count: number): readonly RecordedId[] {
    return this.#recorded.all(stream, first, count);
  }

  /** What the work writes is committed and flushed, or none of it; the work tells the log's new end. */
  #durably<T>(work: (old: End) => readonly [end: End, result: T]): T {
    try {
      this.#begin.run();
      const [end, result] = work(this.#end ?? this.#reload());
      this.#database.exec('COMMIT');
      this.#acknowledged.write(end.position);
      this.#end = end;
      return result;
    } catch (error) {
      this.#end = undefined;
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  #takeOver({ stream, revision, recordedAt, ...event }: WrittenEvent, position: Position): void {
    const after = revision - 1;
    if (this.#write({ stream, expected: after, events: [event] }, after, { position, recordedAt })) return;
    throw new Error(`Revision ${revision} of ${stream} is taken`);
  }

  /** That a stream is new need not be asked: the place of its first event is taken otherwise. */
  #answer(request: AppendRequest, end: End): Answer {
    const count = request.events.length;
    if (request.expected === 'none' && this.#write(request, -1, end)) return count - 1;
    const verdict = judge(request, this);
    if (verdict.kind !== 'write') return verdict;
    if (!this.#write(request, verdict.after, end)) throw new Error(`Revision ${verdict.after + 1} of ${request.stream} is taken`);
    return verdict.after + count;
  }

  /** @returns false, with nothing written, when the place of the first event is taken */
  #write({ stream, events }: AppendRequest, after: Revision, { position, recordedAt }: End): boolean {
    const category = categoryOf(stream);
    return events.every((event, index) => {
      const stored = { ...event, stream, position: position + 1 + index, revision: after + 1 + index, recordedAt };
      const isWritten = this.#insert.run(...rowOf(stored, this.#kindOf(category, event.type), checksum(stored))).changes > 0;
      if (!isWritten && index > 0) throw new Error(`Revision ${stored.revision} of ${stream} stands behind a gap`);
      return isWritten;
    });
  }

  #kindOf(category: string, type: string): number {
    const name = `${category}-${type}`;
    const known = this.#kinds.get(name);
    if (known !== undefined) return known;
    const kind = Number(this.#insertKind.run(category, type).lastInsertRowid);
    this.#kinds.set(name, kind);
    return kind;
  }

  #reload(): End {
    const kinds = this.#database.prepare<[], { kind: number; name: string }>(`SELECT kind, category || '-' || type AS name FROM kinds`);
    const end = this.#database.prepare<[], End>('SELECT position, recorded_at AS recordedAt FROM events ORDER BY position DESC LIMIT 1');
    this.#kinds.clear();
    for (const { kind, name } of kinds.iterate()) this.#kinds.set(name, kind);
    return end.get() ?? { position: 0, recordedAt: '' };
  }
}

function openForWriting(files: LogFiles): Database.Database {
  const database = new Database(files.events);
  database.pragma('journal_mode = WAL');
  // The default under WAL would acknowledge what a power cut can still take.
  database.pragma('synchronous = FULL');
  database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  if (database.pragma('user_version', { simple: true }) === 0) database.exec(`BEGIN; ${CREATE_LOG} COMMIT`);
  // What a killed writer left in the journal may not have reached the disk; a checkpoint flushes it before anything builds on it.
  database.pragma('wal_checkpoint(PASSIVE)');
  return database;
}
