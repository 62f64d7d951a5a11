import { randomUUID } from 'node:crypto';
import {
  EventStore,
  StoreClosed,
  StoreFault,
  WrongExpectedRevision,
  type AppendResult,
  type EventCatalogue,
  type ExpectedRevision,
  type Instant,
  type NewEvent,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type Revision,
  type SubscribeOptions,
  type SubscriptionBatch,
} from '@entente/kernel';
import { Turns } from '../executor/turns.js';
import { appendRequest } from '../log/append-request.js';
import type { AppendRequest } from '../log/append-verdict.js';
import { Subscription } from '../log/subscription.js';
import { Batches } from './batches.js';
import { serverAddress } from './connection-string.js';
import { firstHead } from './first-head.js';
import { LiveEnd, type StoreNotes } from './live-end.js';
import { PagesOfAll } from './pages-of-all.js';
import { PagesOfStream } from './pages-of-stream.js';
import { Past } from './past.js';
import { ServerConnection, type Patience } from './server-connection.js';
import type { ServerEvent } from './server-event.js';
import { ServerLog, ours, type Appended } from './server-log.js';

export interface EventStoreDbOptions {
  readonly connectionString: string;
  readonly catalogue: EventCatalogue;
  readonly notes: StoreNotes;
  readonly patience?: Patience;
  /** Whether a server that is away is waited for at the opening, as by default, or is a fault after one call's time. */
  readonly waits?: boolean;
}

const PATIENCE: Patience = { tryMs: 3_000, callMs: 10_000, quietMs: 2_000 };
/** For the last event of an append, which is known to be there, however late it is. */
const LOOKED_UP_MS = 500;
/** How often an append that expects existence alone is overtaken before it is given up. */
const OVERTAKEN_AT_MOST = 100;

/** The log on an EventStoreDB server or cluster, which any number of processes share. */
export class EventStoreDbEventStore extends EventStore {
  readonly #catalogue: EventCatalogue;
  readonly #log: ServerLog;
  readonly #live: LiveEnd;
  readonly #past: Past;
  /** Calls may overtake each other on their way to the server; appends of one process to one stream do not. */
  readonly #turns = new Turns();
  readonly #underWay = new Set<Promise<unknown>>();
  #closed: Promise<void> | undefined;

  /**
   * Opens the log, and waits for the server as long as it takes unless it is told not to.
   * @throws UnusableConnectionString, ServerRefusesUser, LogDamaged, StoreFault
   */
  static async open({ patience = PATIENCE, waits = true, ...options }: EventStoreDbOptions): Promise<EventStoreDbEventStore> {
    const { preferred: nodes, ...leader } = serverAddress(options.connectionString);
    const log = new ServerLog(new ServerConnection(leader, patience));
    const preferred = new ServerLog(nodes === undefined ? log.connection : new ServerConnection(nodes, patience), 'any node');
    try {
      const waiting = { ...options, ...patience, waits };
      const ofLeader = await firstHead(log, waiting);
      const after = (nodes === undefined ? ofLeader : await firstHead(preferred, waiting))?.position ?? 0;
      return new EventStoreDbEventStore(options, log, new LiveEnd({ ...options, ...patience, leader: log, preferred, after }));
    } catch (fault) {
      await Promise.all([log, preferred].map((one) => one.connection.close()));
      throw fault;
    }
  }

  private constructor({ catalogue }: EventStoreDbOptions, log: ServerLog, live: LiveEnd) {
    super();
    this.#catalogue = catalogue;
    this.#log = log;
    this.#live = live;
    this.#past = new Past(log, live.recent);
    live.start();
  }

  override async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult> {
    this.#ensureOpen();
    const request = appendRequest({ stream, expected, events });
    const deadline = this.#log.connection.deadline();
    const result = this.#turns.take(stream, () =>
      expected === 'exists' ? this.#appendBehind(request, deadline) : this.#appendAt(request, expected, deadline),
    );
    this.#underWay.add(result);
    try {
      return await result;
    } finally {
      this.#underWay.delete(result);
    }
  }

  override readStream(stream: string, options: ReadStreamOptions = {}): AsyncIterable<readonly RecordedEvent[]> {
    const parts = { log: this.#log, catalogue: this.#catalogue, live: this.#live, ensureOpen: () => this.#ensureOpen() };
    return new PagesOfStream(parts).of(stream, options);
  }

  override recall(stream: string): readonly RecordedEvent[] | undefined {
    return this.#live.streams.recall(stream);
  }

  override readAll(options: ReadAllOptions = {}): AsyncIterable<readonly RecordedEvent[]> {
    return this.#pagesOfAll().of(options);
  }

  override subscribe(options: SubscribeOptions): AsyncIterable<SubscriptionBatch> {
    const batches = new Batches({ live: this.#live, past: this.#past, catalogue: this.#catalogue });
    return {
      [Symbol.asyncIterator]: () => {
        this.#ensureOpen();
        return new Subscription(options, this.#live.tail, (position, size, ended) =>
          batches.after(position, { size, filter: options.filter, ended }),
        );
      },
    };
  }

  override async head(): Promise<Position> {
    this.#ensureOpen();
    return Math.max((await this.#log.head())?.position ?? 0, this.#live.recent.last);
  }

  override async positionAt(moment: Instant): Promise<Position> {
    this.#ensureOpen();
    return (await this.#past.lastAt(moment))?.position ?? 0;
  }

  override async momentOf(position: Position): Promise<Instant | undefined> {
    this.#ensureOpen();
    return (await this.#past.lastUpTo(position))?.recordedAt;
  }

  override close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  /** An exact revision makes a repeat recognisable for good, so existence is looked up rather than left to the server. */
  async #appendBehind(request: AppendRequest, deadline: number): Promise<AppendResult> {
    const { stream } = request;
    for (let overtaken = 0; overtaken < OVERTAKEN_AT_MOST; overtaken += 1) {
      const { events } = await this.#log.streamPage({ stream, from: undefined, direction: 'backwards', count: 1 }, deadline);
      const [last] = ours(events);
      if (last === undefined) throw new WrongExpectedRevision(stream, 'exists', undefined);
      try {
        return await this.#appendAt(request, last.revision, deadline);
      } catch (fault) {
        if (!(fault instanceof WrongExpectedRevision)) throw fault;
      }
      await this.#log.connection.pause(overtaken);
    }
    throw new StoreFault(`${stream} was changed by others ${OVERTAKEN_AT_MOST} times in a row`);
  }

  async #appendAt(request: AppendRequest, expected: Revision | 'none', deadline: number): Promise<AppendResult> {
    const mark = randomUUID();
    const appended = await this.#log.append({ request, expected, mark }, deadline);
    const { position, revision, recordedAt, append } = await this.#lastOf(request.stream, appended, deadline);
    return { position, revision, recordedAt, repeated: append !== mark };
  }

  /** The server's answer tells neither when an append was recorded nor whether it was recorded before: its last event does. */
  async #lastOf(stream: string, { position, revision }: Appended, deadline: number): Promise<ServerEvent> {
    const sighted = await this.#live.sighted(position);
    if (sighted !== undefined) return sighted;
    const until = Math.max(deadline, performance.now() + LOOKED_UP_MS);
    const { events } = await this.#log.streamPage({ stream, from: revision, direction: 'forwards', count: 1 }, until);
    const [event] = ours(events);
    if (event?.revision !== revision) throw new StoreFault(`The event store does not give back what ${stream} has at revision ${revision}`);
    this.#live.expect(event.position);
    return event;
  }

  #pagesOfAll(): PagesOfAll {
    return new PagesOfAll({ log: this.#log, past: this.#past, catalogue: this.#catalogue, ensureOpen: () => this.#ensureOpen() });
  }

  async #close(): Promise<void> {
    this.#live.tail.close();
    await Promise.allSettled(this.#underWay);
    await Promise.all([this.#live.close(), this.#log.connection.close()]);
  }

  #ensureOpen(): void {
    if (this.#closed !== undefined) throw new StoreClosed();
  }
}
