import type { Direction, EventCatalogue, EventFilter, Position, ReadAllOptions, RecordedEvent } from '@entente/kernel';
import { passes } from '../log/event-filter.js';
import { ForwardReading, narrows, passesNothing, type Start } from './forward-reading.js';
import type { Past } from './past.js';
import { placeAt, restored, type ServerEvent } from './server-event.js';
import type { ServerLog } from './server-log.js';

const PAGE = 500;

interface Parts {
  readonly log: ServerLog;
  readonly past: Past;
  readonly catalogue: EventCatalogue;
  readonly ensureOpen: () => void;
}

type Pages = AsyncGenerator<readonly ServerEvent[]>;

/** Reads the log of all streams by pages. */
export class PagesOfAll {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async *of(options: ReadAllOptions): AsyncGenerator<readonly RecordedEvent[]> {
    const { direction = 'forwards', limit = Number.POSITIVE_INFINITY, filter } = options;
    const { ensureOpen, catalogue } = this.#parts;
    ensureOpen();
    if (limit === 0 || passesNothing(filter)) return;
    const pass = passes(filter);
    let left = limit;
    for await (const page of this.#pages(direction, options)) {
      const events = page.filter(pass).slice(0, left);
      left -= events.length;
      if (events.length > 0) yield events.map((event) => restored(event, catalogue));
      if (left === 0) return;
      ensureOpen();
    }
  }

  #pages(direction: Direction, { from, limit = PAGE, filter }: ReadAllOptions): Pages {
    if (direction === 'backwards') return this.#backwards(from);
    return narrows(filter) ? this.#filtered(from, limit, filter) : this.#forwards(from, limit);
  }

  async *#forwards(from: Position | undefined, limit: number): Pages {
    const reading = new ForwardReading(this.#parts.log);
    const { count, ...first } = await this.#firstOf(from, limit);
    let start: Start = first;
    for (let ended = false; !ended;) {
      const { events, place, through, ended: last } = await reading.plain(start, count);
      yield events;
      start = { place, above: through };
      ended = last;
    }
  }

  /** A page first, which is often all that there is; from its end on what the server finds. */
  async *#filtered(from: Position | undefined, limit: number, filter: EventFilter): Pages {
    const { log } = this.#parts;
    const reading = new ForwardReading(log);
    const { count, ...first } = await this.#firstOf(from, limit);
    let start: Start = first;
    if (start.place !== undefined) {
      const { events, place, through, ended } = await reading.plain(start, count);
      yield events;
      if (ended) return;
      start = { place, above: through };
    }
    const until = (await log.head())?.position ?? 0;
    for (let ended = start.above >= until; !ended;) {
      const { events, place, through } = await reading.filtered(start, { filter, count: PAGE, until });
      yield events;
      start = { place, above: through };
      ended = through >= until;
    }
  }

  /** The first page is as small as can be, unless what is asked for may stand far behind the place where reading can begin. */
  async #firstOf(from: Position | undefined, limit: number): Promise<Start & { readonly count: number }> {
    const { place, near } = await this.#parts.past.startAt(from ?? 0);
    return { place, above: (from ?? 0) - 1, count: near ? Math.min(limit, PAGE) : PAGE };
  }

  async *#backwards(from: Position | undefined): Pages {
    const { log, past } = this.#parts;
    const last = from === undefined ? undefined : await past.lastUpTo(from);
    if (from !== undefined && last === undefined) return;
    if (last !== undefined) yield [last];
    const place = last && placeAt(last.position);
    for await (const page of log.walk({ from: place, direction: 'backwards' })) {
      yield page.filter(({ position }) => last === undefined || position < last.position);
    }
  }
}
