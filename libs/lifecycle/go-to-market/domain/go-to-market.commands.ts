type Of<Data> = Readonly<Data & { partnershipId: string; now: string }>;

/** Sent by an automation alone. */
export class OpenGoToMarket {
  readonly type = 'OpenGoToMarket';
  constructor(readonly data: Of<object>) {}
}

export class PlanGoToMarket {
  readonly type = 'PlanGoToMarket';
  constructor(readonly data: Of<{ summary: string; leadingSide: 'HOST' | 'PARTNER'; exceptionReason: string | null }>) {}
}

export class LaunchGoToMarket {
  readonly type = 'LaunchGoToMarket';
  constructor(readonly data: Of<object>) {}
}

/** Sent by an automation alone. */
export class CloseGoToMarket {
  readonly type = 'CloseGoToMarket';
  constructor(readonly data: Of<{ reason: string }>) {}
}

export type GoToMarketCommand = OpenGoToMarket | PlanGoToMarket | LaunchGoToMarket | CloseGoToMarket;
