import type { SkipReason } from './delivery.events.js';

type Of<Data> = Readonly<Data & { partnershipId: string; deliveryId: string; now: string }>;

/** Sent by an automation alone. */
export class QueueDelivery {
  readonly type = 'QueueDelivery';
  constructor(readonly data: Of<{ channel: string; kind: 'REQUEST_POSTED'; text: string }>) {}
}

/** Sent by an automation alone. */
export class ConfirmDelivery {
  readonly type = 'ConfirmDelivery';
  constructor(readonly data: Of<{ attempt: number }>) {}
}

/** Sent by an automation alone. */
export class ReportFailedDelivery {
  readonly type = 'ReportFailedDelivery';
  constructor(readonly data: Of<{ attempt: number; reason: string }>) {}
}

/** Sent by an automation alone. */
export class SkipDelivery {
  readonly type = 'SkipDelivery';
  constructor(readonly data: Of<{ attempt: number; reason: SkipReason }>) {}
}

/** Sent by an automation alone. */
export class RetryDelivery {
  readonly type = 'RetryDelivery';
  constructor(readonly data: Of<object>) {}
}

export class ResendDelivery {
  readonly type = 'ResendDelivery';
  constructor(readonly data: Of<object>) {}
}

export type DeliveryCommand = QueueDelivery | ConfirmDelivery | ReportFailedDelivery | SkipDelivery | RetryDelivery | ResendDelivery;
