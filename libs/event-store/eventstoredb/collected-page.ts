import type { Place, Resolved } from './server-event.js';
import { Silence } from './server-fault.js';

/** What a server gave at once. */
export interface Page {
  readonly events: readonly Resolved[];
  /** True when everything that was asked for has been given. */
  readonly ended: boolean;
  /** Nothing that was asked for stands before it, besides what was given; undefined where nothing tells. */
  readonly reached?: Place | undefined;
}

/** What there is to a read besides what it tells. */
interface Read {
  readonly readableLength: number;
  destroy(): unknown;
}

interface Bounds {
  readonly count: number;
  readonly ms: number;
  /** Ends the call at the server, which keeps it open otherwise. */
  readonly cancel: () => Promise<void>;
}

/** Takes in what a read gives until it is enough or the time is up, and gives the call up in the end whatever happens. */
export class CollectedPage {
  readonly whole: Promise<Page>;
  readonly #settled = Promise.withResolvers<Page>();
  readonly #events: Resolved[] = [];
  readonly #read: Read;
  readonly #count: number;
  #reached: Place | undefined;
  #over = false;

  constructor(read: Read, { count, ms, cancel }: Bounds) {
    this.#read = read;
    this.#count = count;
    const timer = setTimeout(() => this.#timeIsUp(ms), ms);
    this.whole = this.#settled.promise.finally(() => {
      this.#over = true;
      clearTimeout(timer);
      cancel().catch(() => undefined);
      read.destroy();
    });
  }

  add(event: Resolved): void {
    if (this.#over || this.#events.length >= this.#count) return;
    this.#events.push(event);
    if (this.#events.length === this.#count) this.cutOff();
  }

  end(): void {
    this.#settled.resolve({ events: this.#events, ended: this.#events.length < this.#count });
  }

  /** What was given is good, and there may be more. */
  cutOff(): void {
    this.#settled.resolve({ events: this.#events, ended: false, reached: this.#reached });
  }

  /** Everything that was asked for before this place was given. */
  reach(place: Place): void {
    this.#reached = place;
  }

  fail(fault: Error): void {
    this.#settled.reject(fault);
  }

  /** What the client tells beside the events, it tells before it has given those that came earlier. */
  afterBuffer(act: () => void): void {
    setImmediate(() => {
      if (this.#over || this.#read.readableLength === 0) act();
      else this.afterBuffer(act);
    });
  }

  /** A single event may be the one that was known before: only more than that is a step forward. */
  #timeIsUp(ms: number): void {
    if (this.#events.length > 1 || this.#reached !== undefined) this.cutOff();
    else this.fail(new Silence(`no event within ${Math.ceil(ms)} ms`));
  }
}
