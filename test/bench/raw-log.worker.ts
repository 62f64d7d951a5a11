import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { CREATE_LOG } from '../../libs/event-store/sqlite/log-schema.js';

const MOST_TOGETHER = 256;
const INSERT =
  'INSERT INTO events (position, stream, revision, id, kind, recorded_at, data, metadata, checksum) VALUES (?, ?, 0, ?, 1, ?, ?, ?, 0)';

/** Stream, id, data and metadata of an event. */
export type RawEvent = readonly [stream: string, id: string, data: string, metadata: string];

/** Commits whatever waits, a batch with one flush, and tells how many that were. */
class RawLog {
  readonly #port: MessagePort;
  readonly #database: Database.Database;
  readonly #insert: Database.Statement<[number, string, string, string, string, string]>;
  readonly #waiting: RawEvent[] = [];
  #position: number;

  constructor(port: MessagePort, path: string) {
    this.#port = port;
    this.#database = new Database(path);
    this.#database.pragma('journal_mode = WAL');
    this.#database.pragma('synchronous = FULL');
    this.#database.pragma('wal_autocheckpoint = 4000');
    if (this.#database.pragma('user_version', { simple: true }) === 0) this.#database.exec(CREATE_LOG);
    this.#position = this.#database.prepare<[], number>('SELECT coalesce(max(position), 0) FROM events').pluck().get() ?? 0;
    this.#insert = this.#database.prepare(INSERT);
  }

  take(events: readonly RawEvent[]): void {
    this.#waiting.push(...events);
    this.#takeAllThatWait();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, MOST_TOGETHER);
      this.#commit(batch);
      this.#port.postMessage(batch.length);
      this.#takeAllThatWait();
    }
  }

  #takeAllThatWait(): void {
    for (let next = receiveMessageOnPort(this.#port); next !== undefined; next = receiveMessageOnPort(this.#port)) {
      const events: readonly RawEvent[] = next.message;
      this.#waiting.push(...events);
    }
  }

  #commit(batch: readonly RawEvent[]): void {
    const now = new Date().toISOString();
    this.#database.exec('BEGIN IMMEDIATE');
    for (const [stream, id, data, metadata] of batch) this.#insert.run((this.#position += 1), stream, id, now, data, metadata);
    this.#database.exec('COMMIT');
  }
}

if (parentPort !== null) {
  const path: string = workerData;
  const log = new RawLog(parentPort, path);
  parentPort.on('message', (events: readonly RawEvent[]) => log.take(events));
  parentPort.postMessage(0);
}
