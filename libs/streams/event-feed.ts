import type { EventStore, PartnershipId, Position, RecordedEvent, SubscriptionBatch } from '@entente/kernel';

export interface FeedRequest {
  /** Exclusive: 0 for everything, the last position that was seen to resume. */
  readonly after: Position;
  /** Only what names this partnership. */
  readonly partnershipId?: PartnershipId | undefined;
  /** Only these types; all that are published when undefined. */
  readonly types?: readonly string[] | undefined;
}

export class UnpublishedType extends Error {
  constructor(type: string) {
    super(`types: ${type} is no event type of this product`);
    this.name = 'UnpublishedType';
  }
}

export class CursorBeyondLog extends Error {
  constructor(after: Position, head: Position) {
    super(`after: ${after} is beyond the log’s end at ${head}; what is recorded up to there would be missed (XX-6)`);
    this.name = 'CursorBeyondLog';
  }
}

/** The log as a stream of single events: without gap or repeat, resumed from any position (XX-6). */
export class EventFeed {
  /** @param published the event types that leave the house */
  constructor(
    private readonly eventStore: EventStore,
    private readonly published: readonly string[],
  ) {}

  /** @throws UnpublishedType, and CursorBeyondLog on a position that this log has not come to */
  async open({ after, partnershipId, types = this.published }: FeedRequest): Promise<AsyncIterableIterator<RecordedEvent>> {
    const unknown = types.find((type) => !this.published.includes(type));
    if (unknown !== undefined) throw new UnpublishedType(unknown);
    const head = await this.eventStore.head();
    if (after > head) throw new CursorBeyondLog(after, head);
    return this.#follow(after, types, partnershipId);
  }

  #follow(after: Position, types: readonly string[], partnershipId: PartnershipId | undefined): AsyncIterableIterator<RecordedEvent> {
    const ended = new AbortController();
    const events = flat(this.eventStore.subscribe({ after, filter: { types }, signal: ended.signal }), partnershipId);
    return {
      next: () => events.next(),
      // A generator that waits for the next event hears of its return only after that event: the signal wakes it.
      return: () => {
        ended.abort();
        return events.return(undefined);
      },
      throw: (fault) => {
        ended.abort();
        return events.throw(fault);
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
}

async function* flat(
  batches: AsyncIterable<SubscriptionBatch>,
  partnershipId: PartnershipId | undefined,
): AsyncGenerator<RecordedEvent, undefined> {
  for await (const { events } of batches) {
    for (const event of events) if (partnershipId === undefined || names(event, partnershipId)) yield event;
  }
  return undefined;
}

function names({ data }: RecordedEvent, partnershipId: PartnershipId): boolean {
  return typeof data === 'object' && data !== null && 'partnershipId' in data && data.partnershipId === partnershipId;
}
