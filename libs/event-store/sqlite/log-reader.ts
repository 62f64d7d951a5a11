import type Database from 'better-sqlite3';
import { LogDamaged, type Direction, type EventFilter, type Instant, type Position } from '@entente/kernel';
import type { LogPages, PageRequest } from '../log/embedded-event-store.js';
import type { StoredEvent } from '../log/stored-event.js';
import { checkedEvent, ensureConsecutive } from './event-check.js';
import { EVENT_COLUMNS, type EventRow } from './event-row.js';
import { KnownKinds } from './known-kinds.js';
import { guarded } from './log-errors.js';
import type { LogFiles } from './log-files.js';
import { readConnection } from './read-connection.js';
import { SharedSnapshot } from './shared-snapshot.js';

type Statement<Parameters extends unknown[]> = Database.Statement<Parameters, EventRow>;
type ByDirection<S> = Readonly<Record<Direction, S>>;

/** Reads the log through a connection of its own and trusts nothing that it reads: every event is checked. */
export class LogReader implements LogPages {
  readonly #files: LogFiles;
  readonly #database: Database.Database;
  readonly #snapshot: SharedSnapshot;
  readonly #kinds: KnownKinds;
  readonly #head: Database.Statement<[], number>;
  readonly #moment: Database.Statement<[number], Instant>;
  readonly #pages: ByDirection<Statement<[number, number]>>;
  readonly #streamPages: ByDirection<Statement<[string, number, number]>>;
  readonly #filteredPages = new Map<string, Statement<number[]>>();

  constructor(files: LogFiles) {
    this.#files = files;
    this.#database = readConnection(files);
    this.#snapshot = new SharedSnapshot(this.#database);
    this.#kinds = new KnownKinds(this.#database);
    this.#head = this.#database.prepare<[], number>('SELECT position FROM events ORDER BY position DESC LIMIT 1').pluck();
    this.#moment = this.#database
      .prepare<[number], Instant>('SELECT recorded_at FROM events WHERE position <= ? ORDER BY position DESC LIMIT 1')
      .pluck();
    this.#pages = {
      forwards: this.#select('position BETWEEN ? AND ? ORDER BY position'),
      backwards: this.#select('position BETWEEN ? AND ? ORDER BY position DESC'),
    };
    this.#streamPages = {
      forwards: this.#select('stream = ? AND revision >= ? ORDER BY revision LIMIT ?'),
      backwards: this.#select('stream = ? AND revision <= ? ORDER BY revision DESC LIMIT ?'),
    };
  }

  head(): Position {
    return this.#read(() => this.#head.get() ?? 0);
  }

  momentOf(position: Position): Instant | undefined {
    return this.#read(() => this.#moment.get(position));
  }

  page(request: PageRequest, filter: EventFilter | undefined): readonly StoredEvent[] {
    return this.#read(() => (filter === undefined ? this.#wholePage(request) : this.#filteredPage(request, filter)));
  }

  streamPage(stream: string, request: PageRequest): readonly StoredEvent[] {
    return this.#read(() => {
      const { from, direction, limit } = request;
      const events = this.#checked(this.#streamPages[direction].all(stream, from, limit));
      this.#ensureRevisions(stream, request, events);
      return events;
    });
  }

  close(): void {
    this.#snapshot.release();
    this.#database.close();
  }

  #read<T>(act: () => T): T {
    return guarded(this.#files, () => {
      this.#snapshot.hold();
      return act();
    });
  }

  #wholePage({ from, direction, limit }: PageRequest): readonly StoredEvent[] {
    const head = this.#head.get() ?? 0;
    const forwards = direction === 'forwards';
    const lowest = forwards ? from : Math.max(1, Math.min(from, head) - limit + 1);
    const highest = Math.min(head, forwards ? from + limit - 1 : from);
    const events = this.#checked(this.#pages[direction].all(lowest, highest));
    // The place behind the last one stands in the list too, so that a missing end is noticed like any other gap.
    const places = [...events.map(({ position }) => position), ...(lowest > highest ? [] : [forwards ? highest + 1 : lowest - 1])];
    ensureConsecutive(places, { of: 'position', first: forwards ? lowest : highest, step: forwards ? 1 : -1, files: this.#files });
    return events;
  }

  #filteredPage({ from, direction, limit }: PageRequest, filter: EventFilter): readonly StoredEvent[] {
    const head = this.#head.get() ?? 0;
    const kinds = this.#kinds.passing(filter);
    if (kinds.length === 0) return [];
    const range = direction === 'forwards' ? [from, head] : [1, Math.min(from, head)];
    return this.#checked(this.#filteredStatement(kinds.length, direction).all(...kinds.flatMap((kind) => [kind, ...range]), limit));
  }

  #filteredStatement(kinds: number, direction: Direction): Statement<number[]> {
    const name = `${kinds} ${direction}`;
    const known = this.#filteredPages.get(name);
    if (known !== undefined) return known;
    const order = direction === 'forwards' ? 'ORDER BY position' : 'ORDER BY position DESC';
    // One ordered run of the index for each kind, merged: a page costs the same wherever in the log it begins.
    const runs = new Array(kinds).fill('SELECT position FROM events WHERE kind = ? AND position BETWEEN ? AND ?').join(' UNION ALL ');
    const statement = this.#select<number[]>(`position IN (SELECT position FROM (${runs} ${order} LIMIT ?)) ${order}`);
    this.#filteredPages.set(name, statement);
    return statement;
  }

  #ensureRevisions(stream: string, { from, direction, limit }: PageRequest, events: readonly StoredEvent[]): void {
    const forwards = direction === 'forwards';
    const revisions = events.map(({ revision }) => revision);
    const first = forwards ? from : Math.min(from, revisions[0] ?? from);
    ensureConsecutive(revisions, { of: `stream ${stream}, revision`, first, step: forwards ? 1 : -1, files: this.#files });
    const last = revisions.at(-1);
    if (!forwards && last !== undefined && last > 0 && events.length < limit) {
      throw new LogDamaged(`${this.#files.events}: the event at stream ${stream}, revision ${last - 1} is missing`);
    }
  }

  #checked(rows: readonly EventRow[]): readonly StoredEvent[] {
    return rows.map((row) => checkedEvent(row, this.#kinds.typeOf(row[4]), this.#files));
  }

  #select<Parameters extends unknown[]>(condition: string): Statement<Parameters> {
    return this.#database.prepare<Parameters, EventRow>(`SELECT ${EVENT_COLUMNS} FROM events WHERE ${condition}`).raw();
  }
}
