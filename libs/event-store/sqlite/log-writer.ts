import Database from 'better-sqlite3';
import { judge, type AppendRequest, type Placed, type RecordedId, type StreamFacts } from '../log/append-verdict.js';
import { categoryOf, placed, type StoredEvent } from '../log/stored-event.js';
import { Acknowledged } from './acknowledged.js';
import { checksum } from './checksum.js';
import { EVENT_COLUMNS, rowOf, type EventRow } from './event-row.js';
import type { LogFiles } from './log-files.js';
import { CREATE_LOG } from './log-schema.js';
import type { Answer } from './writer-messages.js';

const CHECKPOINT_PAGES = 4_000;

interface End {
  readonly position: number;
  readonly recordedAt: string;
}

/** The one connection that writes: judges and writes a batch of appends in one transaction with one flush. */
export class LogWriter implements StreamFacts {
  readonly #database: Database.Database;
  readonly #acknowledged: Acknowledged;
  readonly #insert: Database.Statement<EventRow>;
  readonly #insertKind: Database.Statement<[string, string]>;
  readonly #lastRevision: Database.Statement<[string], number | null>;
  readonly #recorded: Database.Statement<[string, number, number], RecordedId>;
  readonly #kinds = new Map<string, number>();
  #end: End = { position: 0, recordedAt: '' };

  constructor(files: LogFiles) {
    this.#database = openForWriting(files);
    this.#insert = this.#database.prepare(`INSERT INTO events (${EVENT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.#insertKind = this.#database.prepare('INSERT INTO kinds (category, type) VALUES (?, ?)');
    this.#lastRevision = this.#database.prepare<[string], number | null>('SELECT max(revision) FROM events WHERE stream = ?').pluck();
    this.#recorded = this.#database.prepare(
      'SELECT id, position, revision, recorded_at AS recordedAt FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
    );
    this.#reload();
    this.#acknowledged = new Acknowledged(files.acknowledged, this.#end.position);
  }

  get head(): number {
    return this.#end.position;
  }

  /**
   * Answers each append once all that was written is durable. When this throws, nothing may be relied on but that the
   * writer can go on: a batch is written as a whole or not at all.
   */
  commit(requests: readonly AppendRequest[]): readonly Answer[] {
    try {
      this.#database.exec('BEGIN IMMEDIATE');
      const answers = requests.map((request) => this.#answer(request));
      this.#database.exec('COMMIT');
      this.#acknowledged.write(this.#end.position);
      return answers;
    } catch (error) {
      this.#recover();
      throw error;
    }
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

  #answer(request: AppendRequest): Answer {
    const verdict = judge(request, this);
    return verdict.kind === 'write' ? { kind: 'written', ...this.#write(request, verdict.after) } : verdict;
  }

  #write(request: AppendRequest, after: number): Placed {
    const { position, recordedAt } = this.#end;
    const count = request.events.length;
    const last = { position: position + count, revision: after + count, recordedAt: request.now > recordedAt ? request.now : recordedAt };
    for (const event of placed(request, last)) this.#insert.run(rowOf(event, this.#kindOf(event), checksum(event)));
    this.#end = last;
    return last;
  }

  #kindOf({ stream, type }: StoredEvent): number {
    const category = categoryOf(stream);
    const name = `${category}-${type}`;
    const known = this.#kinds.get(name);
    if (known !== undefined) return known;
    const kind = Number(this.#insertKind.run(category, type).lastInsertRowid);
    this.#kinds.set(name, kind);
    return kind;
  }

  #recover(): void {
    if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
    this.#reload();
  }

  #reload(): void {
    const kinds = this.#database.prepare<[], { kind: number; name: string }>(`SELECT kind, category || '-' || type AS name FROM kinds`);
    const end = this.#database.prepare<[], End>('SELECT position, recorded_at AS recordedAt FROM events ORDER BY position DESC LIMIT 1');
    this.#kinds.clear();
    for (const { kind, name } of kinds.iterate()) this.#kinds.set(name, kind);
    this.#end = end.get() ?? { position: 0, recordedAt: '' };
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
