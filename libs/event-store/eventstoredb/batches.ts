import { setTimeout as sleep } from 'node:timers/promises';
import { StoreFault, type EventCatalogue, type EventFilter, type Position, type SubscriptionBatch } from '@entente/kernel';
import { passes } from '../log/event-filter.js';
import { ForwardReading, narrows, passesNothing, type Start, type Stretch } from './forward-reading.js';
import type { LiveEnd } from './live-end.js';
import type { Past } from './past.js';
import { placeAt, restored } from './server-event.js';
import { NoRecordThere } from './server-fault.js';

interface Parts {
  readonly live: LiveEnd;
  readonly past: Past;
  readonly catalogue: EventCatalogue;
}

interface Wanted {
  readonly size: number;
  readonly filter: EventFilter | undefined;
  readonly ended: AbortSignal;
}

/** In events: what begins at a landmark is read in larger steps than it is given in. */
const STRETCH = 500;
/** A server that lags behind another one is asked again after so long. */
const AGAIN_MS = 50;

/** The steps of subscriptions: from what this process has seen come by, or from the server for those who are farther behind. */
export class Batches {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** However long the server is away: a subscription ends by its consumer alone. */
  async after(position: Position, wanted: Wanted): Promise<SubscriptionBatch> {
    const nothing = { events: [], position, caughtUp: position >= this.#parts.live.recent.last };
    while (!wanted.ended.aborted) {
      const batch = this.#live(position, wanted) ?? (await unlessEnded(this.#caught(position, wanted), wanted.ended));
      if (batch !== undefined && batch.position > position) return batch;
      if (batch?.caughtUp === true) return batch;
      await sleep(AGAIN_MS, undefined, { signal: wanted.ended }).catch(() => undefined);
    }
    return nothing;
  }

  #live(position: Position, { size, filter }: Wanted): SubscriptionBatch | undefined {
    const { recent } = this.#parts.live;
    if (position > recent.last) return { events: [], position, caughtUp: true };
    if (passesNothing(filter)) return { events: [], position: recent.last, caughtUp: true };
    return recent.after(position, size, filter);
  }

  /** The next batch from the server; undefined when it could not be had. */
  async #caught(position: Position, wanted: Wanted): Promise<SubscriptionBatch | undefined> {
    const bounds = { ...wanted, until: this.#parts.live.recent.last };
    try {
      return this.#batch(await this.#stretch(position, bounds), bounds);
    } catch (fault) {
      if (fault instanceof StoreFault) return undefined;
      throw fault;
    }
  }

  #batch({ events, through }: Stretch, { size, filter, until }: Bounds): SubscriptionBatch {
    const pass = passes(filter);
    // What this process has not yet seen come by comes by next.
    const matching = events.filter((event) => event.position <= until && pass(event));
    const given = matching.slice(0, size);
    const position = given.length < matching.length ? (given.at(-1)?.position ?? through) : Math.min(through, until);
    return { events: given.map((event) => restored(event, this.#parts.catalogue)), position, caughtUp: position >= until };
  }

  async #stretch(position: Position, bounds: Bounds): Promise<Stretch> {
    const start = { place: position === 0 ? undefined : placeAt(position), above: position };
    try {
      return await this.#from(start, bounds);
    } catch (fault) {
      if (!(fault instanceof NoRecordThere)) throw fault;
      const { place } = await this.#parts.past.startAt(position);
      return this.#plain({ place, above: position }, STRETCH, bounds.ended);
    }
  }

  #from(start: Start, { size, filter, until, ended }: Bounds): Promise<Stretch> {
    if (!narrows(filter)) return this.#plain(start, size, ended);
    return onward(start, ended, (from) => this.#reading().filtered(from, { filter, count: size, until }));
  }

  #plain(start: Start, size: number, ended: AbortSignal): Promise<Stretch> {
    return onward(start, ended, (from) => this.#reading().plain(from, size));
  }

  /** Whom the live end follows may change. */
  #reading(): ForwardReading {
    return new ForwardReading(this.#parts.live.log);
  }
}

interface Bounds extends Wanted {
  readonly until: Position;
}

/** Goes on over what is the server's own, since no position of ours stands for it. */
async function onward(start: Start, ended: AbortSignal, read: (from: Start) => Promise<Stretch>): Promise<Stretch> {
  let stretch = await read(start);
  while (stretch.events.length === 0 && !stretch.ended && !ended.aborted) stretch = await read({ ...start, place: stretch.place });
  return stretch;
}

async function unlessEnded<T>(work: Promise<T>, ended: AbortSignal): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const end = (): void => resolve(undefined);
  ended.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    ended.removeEventListener('abort', end);
  }
}
