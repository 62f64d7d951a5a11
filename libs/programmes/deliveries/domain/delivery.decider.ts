import { decider, ensure, type EventOf } from '@entente/kernel';
import type { DeliveryCommand, QueueDelivery, ReportFailedDelivery, ResendDelivery, RetryDelivery } from './delivery.commands.js';
import { DeliveryFailed, DeliveryMade, DeliveryQueued, DeliverySkipped, deliveryEvents } from './delivery.events.js';
import { onlyWhatWasQueuedIsSentAgain, whatWasTakenIsNotSentAgain } from './delivery.rules.js';
import { retryAfter } from './delivery-times.js';

type DeliveryEvent = EventOf<(typeof deliveryEvents)[number]>;
type Queued = EventOf<typeof DeliveryQueued>['data'];

interface Delivery {
  readonly status: 'QUEUED' | 'MADE' | 'FAILED' | 'GIVEN_UP' | 'SKIPPED';
  readonly attempt: number;
  readonly message: Pick<Queued, 'channel' | 'kind' | 'text'>;
}

/** All deliveries about one partnership, by their identifiers. */
export type Deliveries = ReadonlyMap<string, Delivery>;

interface Attempt {
  readonly deliveryId: string;
  readonly attempt: number;
}

export const deliveryDecider = decider({
  category: 'delivery',
  records: deliveryEvents,
  initialState: new Map<string, Delivery>(),
  decide,
  evolve,
});

/** Whether this attempt is yet to be made, as far as is on record. */
export function awaits(state: Deliveries, { deliveryId, attempt }: Attempt): boolean {
  const delivery = state.get(deliveryId);
  return delivery?.status === 'QUEUED' && delivery.attempt === attempt;
}

function decide(command: DeliveryCommand, state: Deliveries): readonly DeliveryEvent[] {
  switch (command.type) {
    case 'QueueDelivery':
      return queue(command, state);
    case 'ConfirmDelivery': {
      const { now, ...data } = command.data;
      return awaits(state, data) ? [DeliveryMade({ ...data, madeAt: now })] : [];
    }
    case 'ReportFailedDelivery':
      return awaits(state, command.data) ? [failed(command.data)] : [];
    case 'SkipDelivery': {
      const { now, ...data } = command.data;
      return awaits(state, data) ? [DeliverySkipped({ ...data, skippedAt: now })] : [];
    }
    case 'RetryDelivery': {
      const delivery = state.get(command.data.deliveryId);
      return delivery?.status === 'FAILED' ? [queuedAgain(command.data, delivery)] : [];
    }
    case 'ResendDelivery':
      return resend(command, state);
  }
}

function queue({ data: { now, ...data } }: QueueDelivery, state: Deliveries): readonly DeliveryEvent[] {
  return state.has(data.deliveryId) ? [] : [DeliveryQueued({ ...data, attempt: 1, queuedAt: now })];
}

function failed({ now, ...data }: ReportFailedDelivery['data']): DeliveryEvent {
  return DeliveryFailed({ ...data, retryAt: retryAfter(data.attempt, now), failedAt: now });
}

function resend({ data }: ResendDelivery, state: Deliveries): readonly DeliveryEvent[] {
  const delivery = state.get(data.deliveryId);
  ensure(delivery !== undefined, onlyWhatWasQueuedIsSentAgain, { field: 'deliveryId' });
  ensure(delivery.status !== 'MADE', whatWasTakenIsNotSentAgain, { status: delivery.status });
  return delivery.status === 'QUEUED' ? [] : [queuedAgain(data, delivery)];
}

function queuedAgain({ partnershipId, deliveryId, now }: RetryDelivery['data'], { attempt, message }: Delivery): DeliveryEvent {
  return DeliveryQueued({ partnershipId, deliveryId, attempt: attempt + 1, ...message, queuedAt: now });
}

function evolve(state: Deliveries, event: DeliveryEvent): Deliveries {
  const { deliveryId } = event.data;
  const delivery = after(state.get(deliveryId), event);
  return delivery === undefined ? state : new Map([...state, [deliveryId, delivery]]);
}

function after(before: Delivery | undefined, event: DeliveryEvent): Delivery | undefined {
  switch (event.type) {
    case 'DeliveryQueued': {
      const { attempt, channel, kind, text } = event.data;
      return { status: 'QUEUED', attempt, message: { channel, kind, text } };
    }
    case 'DeliveryMade':
      return before && { ...before, status: 'MADE' };
    case 'DeliveryFailed':
      return before && { ...before, status: event.data.retryAt === null ? 'GIVEN_UP' : 'FAILED' };
    case 'DeliverySkipped':
      return before && { ...before, status: 'SKIPPED' };
  }
}
