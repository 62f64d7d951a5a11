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

/** Loads and folds the streams that a decider decides by. */
export class StageReader {
  readonly #eventStore: Pick<EventStore, 'readStream'>;

  constructor(eventStore: Pick<EventStore, 'readStream'>) {
    this.#eventStore = eventStore;
  }

  async past(decider: Decider, partnershipId: PartnershipId, upTo: Position = Number.POSITIVE_INFINITY): Promise<Past> {
    const [own, others] = await Promise.all([
      this.#until(upTo, streamOf(decider.category, partnershipId)),
      Promise.all(decider.observes.map((category) => this.#until(upTo, streamOf(category, partnershipId)))),
    ]);
    const all = others.every(({ length }) => length === 0) ? own : inTheLogsOrder([own, ...others]);
    let state = decider.initialState;
    for (const event of all) state = decider.evolve(state, event);
    return { state, own, revision: own.at(-1)?.revision ?? 'none', position: all.at(-1)?.position ?? 0 };
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

  async #until(upTo: Position, stream: string): Promise<readonly RecordedEvent[]> {
    const pages: (readonly RecordedEvent[])[] = [];
    for await (const page of this.#eventStore.readStream(stream)) {
      if ((page.at(-1)?.position ?? 0) > upTo) return [...pages, page.filter(({ position }) => position <= upTo)].flat();
      pages.push(page);
    }
    return pages.flat();
  }
}

function inTheLogsOrder(streams: readonly (readonly RecordedEvent[])[]): readonly RecordedEvent[] {
  return streams.flat().sort((one, other) => one.position - other.position);
}
