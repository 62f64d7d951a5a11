import type { Classification, DeclineGround, Monetisation, ReferredTo, RequestClock, Team } from './inbound-request.events.js';

type Of<Data> = Readonly<Data & { partnershipId: string; now: string }>;

interface Company {
  readonly partnerName: string;
  readonly website: string | null;
  readonly product: string | null;
  readonly contactName: string | null;
  readonly contactEmail: string | null;
}

interface Occasion {
  readonly acquisitionInquiry: boolean;
  readonly formerPartnershipId: string | null;
}

export interface Topics {
  readonly template: string;
  readonly technicalIntegration: string;
  readonly endUserBenefits: string;
  readonly businessRelationship: string;
}

export class RequestPartnership {
  readonly type = 'RequestPartnership';
  constructor(
    readonly data: Of<
      Company &
        Occasion &
        Topics & {
          /** When the partner asked, where that was before now; null for now. */
          requestedAt: string | null;
        }
    >,
  ) {}
}

export class CaptureRequest {
  readonly type = 'CaptureRequest';
  constructor(readonly data: Of<Company & Occasion & { briefDescription: string }>) {}
}

/** What a request says, whoever wrote it down: enough to make it anew. */
export interface Asked extends Company {
  readonly formerPartnershipId: string | null;
  readonly briefDescription: string;
  /** Null where a colleague captured it. */
  readonly topics: Topics | null;
}

/** Sent by an automation alone. */
export class OpenReopenedRequest {
  readonly type = 'OpenReopenedRequest';
  constructor(readonly data: Of<Asked & { reopens: string; reason: string }>) {}
}

export class PostRequest {
  readonly type = 'PostRequest';
  constructor(readonly data: Of<{ briefDescription: string }>) {}
}

export class DeclareLead {
  readonly type = 'DeclareLead';
  constructor(readonly data: Of<{ lead: string; nextSteps: readonly string[] }>) {}
}

export class ReplaceLead {
  readonly type = 'ReplaceLead';
  constructor(readonly data: Of<{ lead: string; reason: string }>) {}
}

export class AskForInformation {
  readonly type = 'AskForInformation';
  constructor(readonly data: Of<{ question: string }>) {}
}

export class GiveInformation {
  readonly type = 'GiveInformation';
  constructor(readonly data: Of<{ answer: string }>) {}
}

/** Sent by an automation alone. */
export class MarkClockRanOut {
  readonly type = 'MarkClockRanOut';
  constructor(readonly data: Of<{ clock: RequestClock; dueAt: string }>) {}
}

export class SignalDemand {
  readonly type = 'SignalDemand';
  constructor(readonly data: Of<{ signalId: string; source: string; note: string; link: string | null }>) {}
}

export class ClassifyPartner {
  readonly type = 'ClassifyPartner';
  constructor(readonly data: Of<Classification & { monetisation: Monetisation }>) {}
}

export class ReclassifyPartner {
  readonly type = 'ReclassifyPartner';
  constructor(readonly data: Of<Classification & { monetisation: Monetisation; former: Classification; reason: string }>) {}
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
  constructor(readonly data: Of<{ reason: string; ground: DeclineGround; productStage: string | null }>) {}
}

export class ReopenRequest {
  readonly type = 'ReopenRequest';
  constructor(readonly data: Of<{ newPartnershipId: string; reason: string }>) {}
}

export class WithdrawRequest {
  readonly type = 'WithdrawRequest';
  constructor(readonly data: Of<{ reason: string }>) {}
}

export class ReferPartnership {
  readonly type = 'ReferPartnership';
  constructor(readonly data: Of<{ to: ReferredTo; reason: string }>) {}
}

/** Sent by an automation alone. */
export class CloseInboundRequest {
  readonly type = 'CloseInboundRequest';
  constructor(readonly data: Of<{ reason: string }>) {}
}

export type InboundRequestCommand =
  | RequestPartnership
  | CaptureRequest
  | OpenReopenedRequest
  | PostRequest
  | AskForInformation
  | GiveInformation
  | MarkClockRanOut
  | DeclareLead
  | ReplaceLead
  | SignalDemand
  | ClassifyPartner
  | ReclassifyPartner
  | RecordTeamAgreement
  | ScorePartnership
  | AcceptPartnership
  | DeclinePartnership
  | ReopenRequest
  | WithdrawRequest
  | ReferPartnership
  | CloseInboundRequest;
