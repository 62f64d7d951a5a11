import type { Clock, Command, EventOf, EventStore, Recorded, RecordedEvent } from '@entente/kernel';
import type { Errand } from '@entente/read-store';
import { ConfirmDelivery, ReportFailedDelivery, SkipDelivery } from '../domain/delivery.commands.js';
import { awaits, deliveryDecider, type Deliveries } from '../domain/delivery.decider.js';
import { DeliveryQueued } from '../domain/delivery.events.js';
import { isOutdated } from '../domain/delivery-times.js';
import { CourierFault, type Courier } from './courier.js';

type Queued = Recorded<EventOf<typeof DeliveryQueued>>;

interface Parts {
  readonly eventStore: EventStore;
  readonly clock: Clock;
  /** Null where none is configured. */
  readonly courier: Courier | null;
}

/**
 * Sends what was queued, and commands that what became of it is recorded. Whether it is yet to be sent is read from the delivery's own
 * stream, so nothing is sent twice because a read model is built anew. A process that dies between the sending and the recording sends
 * once more after its start: at least once, for no hook can be asked what it has taken.
 */
export class Outbox implements Errand {
  readonly name = 'when-delivery-queued-then-send';
  readonly on = DeliveryQueued.type;
  readonly #parts: Parts;
  /** What was sent last is not sent again when only its recording failed. */
  #last: { readonly eventId: string; readonly fault: string | null } | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async react(event: RecordedEvent): Promise<readonly Command[]> {
    if (!isQueued(event) || !awaits(await this.#onRecord(event.stream), event.data)) return [];
    const { courier, clock } = this.#parts;
    const { partnershipId, deliveryId, attempt, queuedAt } = event.data;
    const of = { partnershipId, deliveryId, attempt, now: clock.now() };
    if (courier === null) return [new SkipDelivery({ ...of, reason: 'NOT_CONFIGURED' })];
    if (isOutdated(queuedAt, of.now)) return [new SkipDelivery({ ...of, reason: 'OUTDATED' })];
    const reason = await this.#faultOfSending(event, courier);
    return [reason === null ? new ConfirmDelivery(of) : new ReportFailedDelivery({ ...of, reason })];
  }

  async #onRecord(stream: string): Promise<Deliveries> {
    let state: Deliveries = deliveryDecider.initialState;
    for await (const page of this.#parts.eventStore.readStream(stream)) {
      for (const event of page) state = deliveryDecider.evolve(state, event);
    }
    return state;
  }

  async #faultOfSending({ id: eventId, data }: Queued, courier: Courier): Promise<string | null> {
    if (this.#last?.eventId !== eventId) this.#last = { eventId, fault: await faultOf(courier.send(data)) };
    return this.#last.fault;
  }
}

function isQueued(event: RecordedEvent): event is Queued {
  return event.type === DeliveryQueued.type;
}

async function faultOf(sending: Promise<void>): Promise<string | null> {
  try {
    await sending;
    return null;
  } catch (fault) {
    if (fault instanceof CourierFault) return fault.message;
    throw fault;
  }
}
