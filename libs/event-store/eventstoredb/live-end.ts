import { START, type AllStreamSubscription } from '@eventstore/db-client';
import type { EventCatalogue, Position, Revision } from '@entente/kernel';
import { Tail } from '../log/tail.js';
import { FollowedNodes } from './followed-nodes.js';
import { KnownStreams } from './known-streams.js';
import type { Link } from './link.js';
import { RecentServerEvents } from './recent-server-events.js';
import { placeAt, serverEvent, type Resolved, type ServerEvent } from './server-event.js';
import { Silence, reasonOf } from './server-fault.js';
import type { ServerLog } from './server-log.js';
import { Sights } from './sights.js';

const MARK_MS = 10;
/** What follows the leader usually tells of an append sooner than its answer comes. */
const SIGHT_MS = 500;
const SIGHT_OF_PREFERRED_MS = 25;

/** Where it is told what an operator should know. */
export interface StoreNotes {
  warn(line: string): void;
}

interface Parts {
  readonly leader: ServerLog;
  /** As those nodes have it that are preferred, which may lag behind the leader. */
  readonly preferred: ServerLog;
  readonly catalogue: EventCatalogue;
  readonly notes: StoreNotes;
  /** Everything up to here is older than the following. */
  readonly after: Position;
  /** How long a quiet subscription is believed, in milliseconds. */
  readonly quietMs: number;
}

/**
 * Follows the log's end for the whole process: one subscription, taken up again behind the last event after any end of it. A
 * subscription that is quiet is checked against the log's head, since a silent server and a quiet log look alike.
 */
export class LiveEnd {
  readonly tail: Tail;
  readonly recent: RecentServerEvents;
  readonly streams: KnownStreams;
  readonly #parts: Parts;
  readonly #nodes: FollowedNodes;
  readonly #sights = new Sights();
  #held: ServerEvent[] = [];
  #patience: NodeJS.Timeout | undefined;
  #expected: Position = 0;
  #lastAtLook: Position | undefined;
  #running: Promise<void> = Promise.resolve();
  #end: (fault?: Error) => void = () => undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#nodes = new FollowedNodes(parts);
    this.tail = new Tail(parts.after);
    this.recent = new RecentServerEvents(parts.after, parts.catalogue);
    this.streams = new KnownStreams(parts.catalogue);
  }

  /** As those have it that are followed. */
  get log(): ServerLog {
    return this.#nodes.log;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** The last revision of a stream that other nodes than the leader have shown, and the leader may be yet to show. */
  shownOf(stream: string): Revision | undefined {
    return this.#nodes.areTheLeader ? undefined : this.recent.lastRevisionOf(stream);
  }

  /** The event at a position that the server has told of; undefined when it does not come by in time, or came by long ago. */
  async sighted(position: Position): Promise<ServerEvent | undefined> {
    if (position <= this.recent.last) return this.recent.at(position);
    return this.#sights.at(position, this.#nodes.areTheLeader ? SIGHT_MS : SIGHT_OF_PREFERRED_MS);
  }

  /** Something stands in the log at this position, so the subscription has to tell of it. */
  expect(position: Position): void {
    this.#expected = Math.max(this.#expected, position);
  }

  async close(): Promise<void> {
    this.tail.close();
    this.#end();
    await Promise.all([this.#running, this.#nodes.close()]);
  }

  async #run(): Promise<void> {
    while (!this.tail.closed) {
      const before = this.recent.last;
      let link: Link | undefined;
      try {
        link = this.log.connection.link();
        await this.#follow(link);
        this.#nodes.ended(this.recent.last > before);
      } catch (fault) {
        if (this.#isOver()) return;
        this.#nodes.ended(this.recent.last > before);
        this.#tell(fault);
      }
      if (this.#nodes.areGivenUp) link?.drop();
      await this.log.connection.pause(this.#nodes.failures);
    }
  }

  #isOver(): boolean {
    return this.tail.closed;
  }

  /** Of an outage once, however many tries it takes. */
  #tell(fault: unknown): void {
    if (this.#nodes.failures !== 1) return;
    this.#parts.notes.warn(
      `The event store at ${this.log.connection.address.hosts} is followed anew behind ${this.recent.last}: ${reasonOf(fault)}`,
    );
  }

  async #follow({ client, gone }: Link): Promise<void> {
    const { last } = this.recent;
    const subscription = client.subscribeToAll({ fromPosition: last === 0 ? START : placeAt(last) });
    const ended = Promise.withResolvers<undefined>();
    this.#end = (fault) => (fault === undefined ? ended.resolve(undefined) : ended.reject(fault));
    const dropped = (): void => ended.reject(new Silence('the connection was given up'));
    gone.addEventListener('abort', dropped);
    this.#lastAtLook = undefined;
    const watch = setInterval(() => void this.#look(), this.#parts.quietMs);
    const { forMs } = this.#nodes;
    const over = forMs === undefined ? undefined : setTimeout(() => this.#end(), forMs);
    this.#listen(subscription, ended);
    try {
      await ended.promise;
    } finally {
      clearInterval(watch);
      clearTimeout(over);
      clearTimeout(this.#patience);
      this.#held = [];
      gone.removeEventListener('abort', dropped);
      subscription.unsubscribe().catch(() => undefined);
      subscription.destroy();
    }
  }

  #listen(subscription: AllStreamSubscription, ended: PromiseWithResolvers<undefined>): void {
    subscription.on('error', (fault) => ended.reject(fault));
    subscription.on('end', () => ended.reject(new Silence('the server ended the subscription')));
    subscription.on('data', (resolved) => {
      try {
        this.#take(resolved);
      } catch (fault) {
        ended.reject(fault);
      }
    });
  }

  /** An append is shown whole: its last event is marked. What another program wrote bears no mark, and is not waited for long. */
  #take(resolved: Resolved): void {
    const event = serverEvent(resolved);
    if (event === undefined) return;
    this.#held.push(event);
    clearTimeout(this.#patience);
    if (event.append === undefined) this.#patience = setTimeout(() => this.#show(), MARK_MS);
    else this.#show();
  }

  #show(): void {
    for (const event of this.#held.splice(0)) {
      this.recent.add(event);
      this.streams.add(event);
      this.#sights.tell(event);
    }
    this.tail.advance(this.recent.last);
  }

  /** Ends a subscription that has told of nothing between two looks, although there was something to tell. */
  async #look(): Promise<void> {
    const { last } = this.recent;
    if (this.#expected > last && last === this.#lastAtLook) return this.#end(new Silence('the subscription is silent'));
    this.#lastAtLook = last;
    const head = await this.#parts.leader.head().catch(() => undefined);
    if (head !== undefined) this.expect(head.position);
  }
}
