import { NO_STREAM, type EventData } from '@eventstore/db-client';
import { InvalidAppend, LogDamaged, WrongExpectedRevision, type Direction, type Position, type Revision } from '@entente/kernel';
import type { AppendRequest, SerialisedEvent } from '../log/append-verdict.js';
import type { Page } from './collected-page.js';
import { APPEND_MARK, placeOf, positionOf, serverEvent, type Place, type Resolved, type ServerEvent } from './server-event.js';
import { textOf } from './server-fault.js';
import { readAll, readFiltered, readLandmarks, readStream } from './server-reading.js';
import type { FilteredPage, Landmarks, Limits, PageOfAll, PageOfStream } from './server-reading.js';
import type { ServerConnection } from './server-connection.js';

/** An append with an exact place, and the name of the call. */
export interface ExactAppend {
  readonly request: AppendRequest;
  readonly expected: Revision | 'none';
  readonly mark: string;
}

/** Where an append's last event stands. */
export interface Appended {
  readonly revision: Revision;
  readonly position: Position;
}

export interface Walk {
  /** Inclusive forwards, exclusive backwards; undefined for the end that the direction starts at. */
  readonly from: Place | undefined;
  readonly direction: Direction;
}

const PAGE = 500;

/**
 * What this adapter asks of the server; every call ends in time, and is tried again until then. The leader alone is known to have all
 * that was acknowledged: whoever only follows may ask other nodes too, which may lag.
 */
export class ServerLog {
  readonly connection: ServerConnection;
  readonly #requiresLeader: boolean;

  constructor(connection: ServerConnection, whom: 'leader' | 'any node' = 'leader') {
    this.connection = connection;
    this.#requiresLeader = whom === 'leader';
  }

  /** @throws WrongExpectedRevision, StoreFault when the outcome stayed unknown */
  async append({ request, expected, mark }: ExactAppend, deadline: number): Promise<Appended> {
    const { stream, events } = request;
    const data = events.map((event, index) => eventData(event, index === events.length - 1 ? mark : undefined));
    const expectedRevision = expected === 'none' ? NO_STREAM : BigInt(expected);
    const { credentials } = this.connection.address;
    const last = (expected === 'none' ? -1 : expected) + events.length;
    return this.connection.call(
      `appending to ${stream}`,
      async (client, ms) => {
        try {
          const answer = await client.appendToStream(stream, data, { expectedRevision, credentials, requiresLeader: true, deadline: ms });
          const revision = Number(answer.nextExpectedRevision);
          if (revision !== last) throw new LogDamaged(`${stream} goes on at revision ${revision} instead of ${last}: it was deleted once`);
          return { revision, position: positionOf(answer.position, `${stream}, revision ${revision}`) };
        } catch (fault) {
          throw conflictOr(fault, stream, expected);
        }
      },
      deadline,
    );
  }

  page(wanted: PageOfAll, deadline?: number): Promise<Page> {
    return this.connection.call('reading the log', (client, ms) => readAll(client, wanted, this.#within(ms)), deadline);
  }

  filteredPage(wanted: FilteredPage): Promise<Page> {
    return this.connection.call('reading the log with a filter', (client, ms) => readFiltered(client, wanted, this.#within(ms)));
  }

  streamPage(wanted: PageOfStream, deadline?: number): Promise<Page> {
    return this.connection.call(`reading ${wanted.stream}`, (client, ms) => readStream(client, wanted, this.#within(ms)), deadline);
  }

  landmarks(after: Place | undefined): Promise<Landmarks> {
    return this.connection.call('looking for places to read from', (client, ms) => readLandmarks(client, after, this.#within(ms)));
  }

  /** Events of ours, page by page; pages may be empty. */
  async *walk(walk: Walk, deadline?: number): AsyncGenerator<readonly ServerEvent[]> {
    for await (const page of this.pages(walk, deadline)) yield ours(page);
  }

  /** All that the server gives, its own events included, each once. */
  async *pages({ from, direction }: Walk, deadline?: number): AsyncGenerator<readonly Resolved[]> {
    let place = from;
    let page = await this.#page(place, direction, deadline);
    yield page.events;
    while (!page.ended) {
      place = lastPlace(page) ?? place;
      page = await this.#page(place, direction, deadline);
      // Forwards a page begins with the event that the last one ended with.
      yield page.events.filter((event) => !isAt(event, place));
    }
  }

  /** The last event of ours; undefined in an empty log. */
  async head(deadline?: number): Promise<ServerEvent | undefined> {
    const { events } = await this.page({ from: undefined, direction: 'backwards', count: 1 }, deadline);
    const [head] = ours(events);
    if (head !== undefined || events.length === 0) return head;
    for await (const [last] of this.walk({ from: undefined, direction: 'backwards' }, deadline)) if (last !== undefined) return last;
    return undefined;
  }

  #within(ms: number): Limits {
    return { ms, requiresLeader: this.#requiresLeader };
  }

  #page(from: Place | undefined, direction: Direction, deadline: number | undefined): Promise<Page> {
    return this.page({ from, direction, count: PAGE }, deadline);
  }
}

export function ours(events: readonly Resolved[]): readonly ServerEvent[] {
  return events.flatMap((event) => serverEvent(event) ?? []);
}

export function lastPlace({ events }: Page): Place | undefined {
  const last = events.at(-1);
  return last === undefined ? undefined : placeOf(last);
}

function isAt(event: Resolved, place: Place | undefined): boolean {
  const its = placeOf(event);
  return its !== undefined && its.commit === place?.commit && its.prepare === place.prepare;
}

function eventData({ id, type, data, metadata }: SerialisedEvent, mark: string | undefined): EventData {
  return {
    id,
    type,
    contentType: 'application/json',
    data: object(data),
    metadata: mark === undefined ? object(metadata) : { ...object(metadata), [APPEND_MARK]: mark },
  };
}

/** Parsed anew, so that what the caller does with it later changes nothing; the client writes the same text again. */
export function object(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (!isObject(value)) throw new InvalidAppend('data: is not an object');
  return value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function conflictOr(fault: unknown, stream: string, expected: Revision | 'none'): unknown {
  if (textOf(fault, 'type') !== 'wrong-expected-version' || typeof fault !== 'object' || fault === null) return fault;
  const actual: unknown = Reflect.get(fault, 'actualVersion');
  return new WrongExpectedRevision(stream, expected, typeof actual === 'bigint' ? Number(actual) : undefined);
}
