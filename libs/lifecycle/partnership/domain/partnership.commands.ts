export class EndPartnership {
  readonly type = 'EndPartnership';
  constructor(readonly data: Readonly<{ partnershipId: string; reason: string; now: string }>) {}
}
