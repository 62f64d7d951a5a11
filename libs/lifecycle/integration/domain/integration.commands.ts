import type { z } from 'zod';
import type { Side } from './integration.events.js';
import type { ListingReview, LogoType } from './listing.events.js';

type Of<Data> = Readonly<Data & { partnershipId: string; now: string }>;
/** Null names the only integration that the partnership has. */
type OfOne<Data> = Of<Data & { integrationId: string | null }>;
export type SideName = z.infer<typeof Side>;

export class StartIntegration {
  readonly type = 'StartIntegration';
  constructor(
    readonly data: Of<{
      /** Null: each integrated product that the partner is classified by. */
      product: string | null;
      /** Null: by the direction's duties. */
      builder: SideName | null;
      maintainer: SideName | null;
      exceptionReason: string | null;
    }>,
  ) {}
}

export class AssignDuties {
  readonly type = 'AssignDuties';
  constructor(readonly data: OfOne<{ builder: SideName; maintainer: SideName; exceptionReason: string | null }>) {}
}

export class PlanStep {
  readonly type = 'PlanStep';
  constructor(readonly data: OfOne<{ stepId: string; title: string; owner: string; dueOn: string }>) {}
}

export class CompleteStep {
  readonly type = 'CompleteStep';
  constructor(readonly data: OfOne<{ stepId: string; evidence: string }>) {}
}

export class ReopenStep {
  readonly type = 'ReopenStep';
  constructor(readonly data: OfOne<{ stepId: string; reason: string }>) {}
}

export class DocumentIntegration {
  readonly type = 'DocumentIntegration';
  constructor(readonly data: OfOne<{ docsUrl: string }>) {}
}

export class DemonstrateIntegration {
  readonly type = 'DemonstrateIntegration';
  constructor(readonly data: OfOne<{ audience: string; evidence: string | null }>) {}
}

export class SubmitListing {
  readonly type = 'SubmitListing';
  constructor(
    readonly data: OfOne<{
      summary: string;
      logo: string;
      logoType: LogoType;
      /** In pixels. */
      logoWidth: number;
      logoHeight: number;
      category: string;
    }>,
  ) {}
}

export class ReviewListing {
  readonly type = 'ReviewListing';
  constructor(
    readonly data: OfOne<{
      review: ListingReview;
      approved: boolean;
      /** Why it is sent back. */
      reason: string | null;
    }>,
  ) {}
}

export class PublishListing {
  readonly type = 'PublishListing';
  constructor(readonly data: OfOne<object>) {}
}

export class TakeIntegrationLive {
  readonly type = 'TakeIntegrationLive';
  constructor(readonly data: OfOne<object>) {}
}

export class CertifyIntegration {
  readonly type = 'CertifyIntegration';
  constructor(readonly data: OfOne<object>) {}
}

/** Sent by an automation alone. */
export class MarkIntegrationStale {
  readonly type = 'MarkIntegrationStale';
  constructor(readonly data: OfOne<{ certifiedUntil: string }>) {}
}

export class RaiseIntegrationPriority {
  readonly type = 'RaiseIntegrationPriority';
  constructor(readonly data: OfOne<{ signals: readonly string[]; reason: string }>) {}
}

export class RetireIntegration {
  readonly type = 'RetireIntegration';
  constructor(readonly data: OfOne<{ reason: string }>) {}
}

/** Sent by an automation alone. */
export class CloseIntegration {
  readonly type = 'CloseIntegration';
  constructor(readonly data: Of<{ reason: string }>) {}
}

export type IntegrationCommand =
  | StartIntegration
  | AssignDuties
  | PlanStep
  | CompleteStep
  | ReopenStep
  | DocumentIntegration
  | DemonstrateIntegration
  | SubmitListing
  | ReviewListing
  | PublishListing
  | TakeIntegrationLive
  | CertifyIntegration
  | MarkIntegrationStale
  | RaiseIntegrationPriority
  | RetireIntegration
  | CloseIntegration;
