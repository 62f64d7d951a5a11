import type { z } from 'zod';
import type { Side } from './integration.events.js';

type Of<Data> = Readonly<Data & { partnershipId: string; now: string }>;
export type SideName = z.infer<typeof Side>;

export class StartIntegration {
  readonly type = 'StartIntegration';
  constructor(
    readonly data: Of<{
      /** Null: by the direction's duties. */
      builder: SideName | null;
      maintainer: SideName | null;
      exceptionReason: string | null;
    }>,
  ) {}
}

export class DocumentIntegration {
  readonly type = 'DocumentIntegration';
  constructor(readonly data: Of<{ docsUrl: string }>) {}
}

export class TakeIntegrationLive {
  readonly type = 'TakeIntegrationLive';
  constructor(readonly data: Of<object>) {}
}

export class CloseIntegration {
  readonly type = 'CloseIntegration';
  constructor(readonly data: Of<{ reason: string }>) {}
}

export type IntegrationCommand = StartIntegration | DocumentIntegration | TakeIntegrationLive | CloseIntegration;
