import {
  streamOf,
  type Decider,
  type EventStore,
  type PartnershipId,
  type Position,
  type RecordedEvent,
  type Revision,
} from '@entente/kernel';

/** What a decider knows of one partnership. */
export interface Past {
  readonly state: unknown;
  /** The events of the decider's own stream. */
  readonly own: readonly RecordedEvent[];
  /** Of the own stream's last event. */
  readonly revision: Revision | 'none';
  /** Of the last event that was looked at, the observed streams' included; 0 when there was none. */
  readonly position: Position;
}

/** Whoever recalls nothing is always read. */
type Streams = Pick<EventStore, 'readStream'> & Partial<Pick<EventStore, 'recall'>>;

/** Loads and folds the streams that a decider decides by. */
export class StageReader {
  readonly #eventStore: Streams;

  constructor(eventStore: Streams) {
    this.#eventStore = eventStore;
  }

  async past(decider: Decider, partnershipId: PartnershipId, upTo: Position = Number.POSITIVE_INFINITY): Promise<Past> {
    const own = this.#until(upTo, streamOf(decider.category, partnershipId));
    return pastOf(decider, ...(await Promise.all([own, this.#observed(decider, partnershipId, upTo)])));
  }

  /** The past by what is known of the own stream already, and may lag behind; undefined when nothing is. */
  async recalled(decider: Decider, partnershipId: PartnershipId): Promise<Past | undefined> {
    const own = this.#eventStore.recall?.(streamOf(decider.category, partnershipId));
    return own === undefined ? undefined : pastOf(decider, own, await this.#observed(decider, partnershipId));
  }

  /** A stream's events from this revision on. */
  async from(revision: Revision, stream: string): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    for await (const page of this.#eventStore.readStream(stream, { from: revision })) events.push(...page);
    return events;
  }

  async last(stream: string): Promise<RecordedEvent | undefined> {
    for await (const page of this.#eventStore.readStream(stream, { direction: 'backwards', limit: 1 })) return page[0];
    return undefined;
  }

  #observed(
    { observes }: Decider,
    partnershipId: PartnershipId,
    upTo: Position = Number.POSITIVE_INFINITY,
  ): Promise<readonly (readonly RecordedEvent[])[]> {
    return Promise.all(observes.map((category) => this.#until(upTo, streamOf(category, partnershipId))));
  }

  async #until(upTo: Position, stream: string): Promise<readonly RecordedEvent[]> {
    const pages: (readonly RecordedEvent[])[] = [];
    for await (const page of this.#eventStore.readStream(stream)) {
      if ((page.at(-1)?.position ?? 0) > upTo) return [...pages, page.filter(({ position }) => position <= upTo)].flat();
      pages.push(page);
    }
    return pages.flat();
  }
}

function pastOf(decider: Decider, own: readonly RecordedEvent[], others: readonly (readonly RecordedEvent[])[]): Past {
  const all = others.every(({ length }) => length === 0) ? own : inTheLogsOrder([own, ...others]);
  let state = decider.initialState;
  for (const event of all) state = decider.evolve(state, event);
  return { state, own, revision: own.at(-1)?.revision ?? 'none', position: all.at(-1)?.position ?? 0 };
}

function inTheLogsOrder(streams: readonly (readonly RecordedEvent[])[]): readonly RecordedEvent[] {
  return streams.flat().sort((one, other) => one.position - other.position);
}
