import type { EventFilter, Position } from '@entente/kernel';
import type { Place, ServerEvent } from './server-event.js';
import { lastPlace, ours, type ServerLog } from './server-log.js';

/** A run of the log in its order. */
export interface Stretch {
  readonly events: readonly ServerEvent[];
  /** Where it ended, on an event of ours or the server's; undefined when it had none. */
  readonly place: Place | undefined;
  /** Everything of ours that was asked for is given up to here. */
  readonly through: Position;
  /** True when that is all there was. */
  readonly ended: boolean;
}

export interface Start {
  /** At this place or behind; from the log's start without it. */
  readonly place: Place | undefined;
  /** Only what stands behind this position is given. */
  readonly above: Position;
}

export interface Filtered {
  readonly filter: EventFilter;
  readonly count: number;
  /** Of an event of the log: where it is enough. */
  readonly until: Position;
}

/** Reads the log forwards, a stretch at a time. */
export class ForwardReading {
  readonly #log: ServerLog;

  constructor(log: ServerLog) {
    this.#log = log;
  }

  async plain({ place, above }: Start, count: number): Promise<Stretch> {
    const page = await this.#log.page({ from: place, direction: 'forwards', count: count + 1 });
    const events = ours(page.events).filter(({ position }) => position > above);
    return { events, place: lastPlace(page) ?? place, through: events.at(-1)?.position ?? above, ended: page.ended };
  }

  /** What matches behind a place of a record, read by the server's filter; by page behind the last place that the server says it has come to. */
  async filtered({ place, above }: Start, { filter, count, until }: Filtered): Promise<Stretch> {
    const page = await this.#log.filteredPage({ after: place, filter, count, until });
    const events = ours(page.events).filter(({ position }) => position > above);
    if (!page.ended && page.events.length === 0) return this.plain({ place: page.reached ?? place, above }, count);
    const last = events.at(-1)?.position ?? above;
    return { events, place: lastPlace(page) ?? place, through: page.ended ? Math.max(last, until) : last, ended: page.ended };
  }
}

/** Whether a filter that names kinds names none, so that the server need not be asked. */
export function passesNothing({ types, categories }: EventFilter = {}): boolean {
  return types?.length === 0 || categories?.length === 0;
}

/** Whether the server has anything to filter by. */
export function narrows(filter: EventFilter | undefined): filter is EventFilter {
  return filter !== undefined && (filter.types !== undefined || filter.categories !== undefined);
}
