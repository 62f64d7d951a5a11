import type { DeliveryModel, RevenueSource } from './revenue.events.js';

type Of<Data> = Readonly<Data & { partnershipId: string; now: string }>;

/** Sent by an automation alone. */
export class OpenRevenue {
  readonly type = 'OpenRevenue';
  constructor(readonly data: Of<object>) {}
}

export class RecordRevenue {
  readonly type = 'RecordRevenue';
  constructor(
    readonly data: Of<{
      revenueId: string;
      month: string;
      /** In minor units. */
      amount: number;
      currency: string;
      source: RevenueSource;
      deliveryModel: DeliveryModel;
    }>,
  ) {}
}

export class CorrectRevenue {
  readonly type = 'CorrectRevenue';
  constructor(
    readonly data: Of<{
      /** The wrong entry. */
      revenueId: string;
      reason: string;
      /** What the entry should have said, in minor units; null when there was no such revenue. */
      rightAmount: number | null;
      /** The identifier of the entry that takes the wrong one's place. */
      replacementId: string;
    }>,
  ) {}
}

export class RenewPartnership {
  readonly type = 'RenewPartnership';
  constructor(
    readonly data: Of<{
      /** The new term's first and last day. */
      termFrom: string;
      termUntil: string;
      agreement: string;
    }>,
  ) {}
}

/** Sent by an automation alone. */
export class CloseRevenue {
  readonly type = 'CloseRevenue';
  constructor(readonly data: Of<{ reason: string }>) {}
}

export type RevenueCommand = OpenRevenue | RecordRevenue | CorrectRevenue | RenewPartnership | CloseRevenue;
