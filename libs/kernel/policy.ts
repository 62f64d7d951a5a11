import type { Instant } from './vocabulary.js';

/** What a policy may set. Decisions read these and no constant of their own. */
export interface PolicyParameters {
  /** The company that runs this product. */
  readonly host: string;
  /** The only issue template that a partner's request may carry (IN-2). */
  readonly requestTemplate: string;
  /** The channel that captured requests are posted to (IN-3). */
  readonly channel: string;
  /** Products, not companies, that the host itself keeps integrations with (CL-3, CL-4). */
  readonly coreOutboundProducts: readonly string[];
  /** The criteria of a complete scorecard (EV-1). */
  readonly criteria: readonly string[];
  /** The criterion that the teams' agreement stands for (EV-2). */
  readonly alignmentCriterion: string;
  /** The criterion that must not stand alone (EV-3). */
  readonly revenueCriterion: string;
  /** A criterion is met from this rating on, of 0 to 5. */
  readonly metFrom: number;
  /** Teams whose recorded agreement makes Alignment met (EV-2). */
  readonly alignedTeams: readonly string[];
  /** Stages of the host’s own product that are lovable; competition is a ground to decline in these alone (DU-6). */
  readonly lovableProductStages: readonly string[];
  /** Business days until a requester has a first answer. */
  readonly firstAnswerBusinessDays: number;
  /** Business days until a request has a lead and next steps. */
  readonly triageBusinessDays: number;
  /** The most characters of a listing’s description. */
  readonly listingDescriptionMost: number;
  /** The most pixels of a listing’s logo, in width and in height. */
  readonly listingLogoPixelsMost: number;
  /** Calendar months after which an integration that was not certified again is stale. */
  readonly certificationMonths: number;
}

/** A dated version of the parameters that decisions are judged by. */
export interface Policy {
  /** For example `handbook-2019`. */
  readonly version: string;
  readonly effectiveFrom: Instant;
  readonly parameters: PolicyParameters;
}

/** Answers which policy is in force. */
export abstract class PolicyBook {
  abstract inForceAt(moment: Instant): Policy;
}
