import type { ActivityKind } from './activity.events.js';

type Of<Data> = Readonly<Data & { partnershipId: string; now: string }>;
type OfOne<Data> = Of<Data & { activityId: string }>;

/** Sent by an automation alone. */
export class OpenGoToMarket {
  readonly type = 'OpenGoToMarket';
  constructor(readonly data: Of<object>) {}
}

export class PlanGoToMarket {
  readonly type = 'PlanGoToMarket';
  constructor(readonly data: Of<{ summary: string; leadingSide: 'HOST' | 'PARTNER'; exceptionReason: string | null }>) {}
}

export class PlanActivity {
  readonly type = 'PlanActivity';
  constructor(
    readonly data: OfOne<{
      kind: ActivityKind;
      title: string;
      owner: string;
      dueOn: string;
      /** A customer of both companies. */
      jointCustomer: string | null;
    }>,
  ) {}
}

export class CompleteActivity {
  readonly type = 'CompleteActivity';
  constructor(readonly data: OfOne<{ outcome: string; evidence: string | null }>) {}
}

export class CancelActivity {
  readonly type = 'CancelActivity';
  constructor(readonly data: OfOne<{ reason: string }>) {}
}

export class LaunchGoToMarket {
  readonly type = 'LaunchGoToMarket';
  constructor(readonly data: Of<object>) {}
}

export class PauseGoToMarket {
  readonly type = 'PauseGoToMarket';
  constructor(readonly data: Of<{ reason: string }>) {}
}

export class ResumeGoToMarket {
  readonly type = 'ResumeGoToMarket';
  constructor(readonly data: Of<object>) {}
}

/** Sent by an automation alone. */
export class CloseGoToMarket {
  readonly type = 'CloseGoToMarket';
  constructor(readonly data: Of<{ reason: string }>) {}
}

export type GoToMarketCommand =
  | OpenGoToMarket
  | PlanGoToMarket
  | PlanActivity
  | CompleteActivity
  | CancelActivity
  | LaunchGoToMarket
  | PauseGoToMarket
  | ResumeGoToMarket
  | CloseGoToMarket;
