import type { Instant, Position } from '@entente/kernel';
import { Landmarks } from './landmarks.js';
import type { RecentServerEvents } from './recent-server-events.js';
import { placeAt, type Place, type ServerEvent } from './server-event.js';
import { NoRecordThere } from './server-fault.js';
import { ours, type ServerLog } from './server-log.js';

export interface StartingPlace {
  /** Undefined for the log's start. */
  readonly place: Place | undefined;
  /** False when many events may stand between the place and the position. */
  readonly near: boolean;
}

/** Finds events by positions and moments that need not be any event's. */
export class Past {
  readonly #log: ServerLog;
  readonly #recent: RecentServerEvents;
  readonly #landmarks: Landmarks;
  readonly #momentAt = new Map<bigint, Instant>();

  constructor(log: ServerLog, recent: RecentServerEvents) {
    this.#log = log;
    this.#recent = recent;
    this.#landmarks = new Landmarks(log);
  }

  /** Where to read on from so that no event from this position on is lost. */
  async startAt(position: Position): Promise<StartingPlace> {
    if (position <= 1) return { place: undefined, near: true };
    for (const candidate of [position, position - 1]) {
      if (await this.#begins(candidate)) return { place: placeAt(candidate), near: true };
    }
    return { place: (await this.#landmarks.upTo(position)).at(-1), near: false };
  }

  /** The last event at this position or before. */
  async lastUpTo(position: Position): Promise<ServerEvent | undefined> {
    const head = await this.#log.head();
    if (head === undefined || position < 1) return undefined;
    if (head.position <= position) return head;
    const near = position > this.#recent.last ? undefined : this.#recent.lastUpTo(position);
    const found = near ?? (await this.#eventAt(position));
    return found ?? this.#last(await this.#landmarks.upTo(position), (event) => event.position <= position);
  }

  /** The last event that was recorded at this instant or before. */
  async lastAt(moment: Instant): Promise<ServerEvent | undefined> {
    const head = await this.#log.head();
    if (head === undefined || head.recordedAt <= moment) return head;
    const near = this.#recent.last < head.position ? undefined : this.#recent.lastAt(moment);
    return near ?? this.#last(await this.#landmarksAt(moment, head.position), (event) => event.recordedAt <= moment);
  }

  /** The landmarks whose next event was recorded at this instant or before. */
  async #landmarksAt(moment: Instant, head: Position): Promise<readonly Place[]> {
    const landmarks = await this.#landmarks.upTo(head);
    let [low, high] = [0, landmarks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((await this.#momentBehind(landmarks[middle])) <= moment) low = middle + 1;
      else high = middle;
    }
    return landmarks.slice(0, low);
  }

  /** Whether an event of ours begins exactly here. */
  async #begins(position: Position): Promise<boolean> {
    return (this.#recent.at(position) ?? (await this.#eventAt(position))) !== undefined;
  }

  async #eventAt(position: Position): Promise<ServerEvent | undefined> {
    if (position < 1) return undefined;
    try {
      const { events } = await this.#log.page({ from: placeAt(position), direction: 'forwards', count: 1 });
      return ours(events).find((event) => event.position === position);
    } catch (fault) {
      if (fault instanceof NoRecordThere) return undefined;
      throw fault;
    }
  }

  /** The last event that passes, of a run from the log's start on; sought behind the last landmark, then behind those before. */
  async #last(landmarks: readonly Place[], passes: (event: ServerEvent) => boolean): Promise<ServerEvent | undefined> {
    for (const from of [...landmarks.toReversed(), undefined]) {
      const found = await this.#lastFrom(from, passes);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  async #lastFrom(from: Place | undefined, passes: (event: ServerEvent) => boolean): Promise<ServerEvent | undefined> {
    let last: ServerEvent | undefined;
    for await (const events of this.#log.walk({ from, direction: 'forwards' })) {
      for (const event of events) {
        if (!passes(event)) return last;
        last = event;
      }
    }
    return last;
  }

  /** When the first event behind a landmark was recorded. */
  async #momentBehind(landmark: Place | undefined): Promise<Instant> {
    if (landmark === undefined) return '';
    const known = this.#momentAt.get(landmark.commit);
    if (known !== undefined) return known;
    for await (const [first] of this.#log.walk({ from: landmark, direction: 'forwards' })) {
      if (first === undefined) continue;
      this.#momentAt.set(landmark.commit, first.recordedAt);
      return first.recordedAt;
    }
    return '9';
  }
}
