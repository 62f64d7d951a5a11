import type { Direction, Monetisation, PartnerKind, PlatformType, ResellerType, Team, TechnologyType } from './inbound-request.events.js';

type Of<Data> = Readonly<Data & { partnershipId: string; now: string }>;

interface Company {
  readonly partnerName: string;
  readonly website: string | null;
  readonly product: string | null;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
}

export class RequestPartnership {
  readonly type = 'RequestPartnership';
  constructor(
    readonly data: Of<
      Company & {
        template: string;
        technicalIntegration: string;
        endUserBenefits: string;
        businessRelationship: string;
        /** When the partner asked, where that was before now; null for now. */
        requestedAt: string | null;
      }
    >,
  ) {}
}

export class CaptureRequest {
  readonly type = 'CaptureRequest';
  constructor(readonly data: Of<Company & { briefDescription: string }>) {}
}

export class PostRequest {
  readonly type = 'PostRequest';
  constructor(readonly data: Of<{ briefDescription: string }>) {}
}

export class DeclareLead {
  readonly type = 'DeclareLead';
  constructor(readonly data: Of<{ lead: string; nextSteps: readonly string[] }>) {}
}

export interface Classification {
  readonly kind: PartnerKind;
  readonly technologyType: TechnologyType | null;
  readonly platformType: PlatformType | null;
  readonly direction: Direction | null;
  readonly resellerType: ResellerType | null;
  readonly product: string | null;
}

export class ClassifyPartner {
  readonly type = 'ClassifyPartner';
  constructor(readonly data: Of<Classification & { monetisation: Monetisation }>) {}
}

export class RecordTeamAgreement {
  readonly type = 'RecordTeamAgreement';
  constructor(readonly data: Of<{ team: Team }>) {}
}

export interface Rating {
  readonly criterion: string;
  readonly rating: number;
  readonly rationale: string;
  readonly evidence: readonly string[];
}

export class ScorePartnership {
  readonly type = 'ScorePartnership';
  constructor(readonly data: Of<{ ratings: readonly Rating[] }>) {}
}

export class AcceptPartnership {
  readonly type = 'AcceptPartnership';
  constructor(readonly data: Of<{ revenueAloneReason: string | null }>) {}
}

export class DeclinePartnership {
  readonly type = 'DeclinePartnership';
  constructor(readonly data: Of<{ reason: string }>) {}
}

export class CloseInboundRequest {
  readonly type = 'CloseInboundRequest';
  constructor(readonly data: Of<{ reason: string }>) {}
}

export type InboundRequestCommand =
  | RequestPartnership
  | CaptureRequest
  | PostRequest
  | DeclareLead
  | ClassifyPartner
  | RecordTeamAgreement
  | ScorePartnership
  | AcceptPartnership
  | DeclinePartnership
  | CloseInboundRequest;
