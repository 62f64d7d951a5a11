import { z } from 'zod';
import { Text, type Instant } from './vocabulary.js';

const texts = z.array(Text).readonly();
const count = z.int().positive();

/** What a policy may set. Decisions read these and no constant of their own. */
export const PolicyParameters = z
  .strictObject({
    host: Text.describe('The company that runs this product'),
    requestTemplate: Text.describe('The only issue template that a partner’s request may carry (IN-2)'),
    channel: Text.describe('The channel that captured requests are posted to (IN-3)'),
    coreOutboundProducts: texts.describe('Products, not companies, that the host itself keeps integrations with (CL-3, CL-4)'),
    criteria: texts.describe('The criteria of a complete scorecard (EV-1)'),
    alignmentCriterion: Text.describe('The criterion that the teams’ agreement stands for (EV-2)'),
    revenueCriterion: Text.describe('The criterion that must not stand alone (EV-3)'),
    metFrom: z.int().min(0).max(5).describe('A criterion is met from this rating on, of 0 to 5'),
    alignedTeams: texts.describe('Teams whose recorded agreement makes Alignment met (EV-2)'),
    lovableProductStages: texts.describe(
      'Stages of the host’s own product that are lovable; competition is a ground to decline in these alone (DU-6)',
    ),
    firstAnswerBusinessDays: count.describe('Business days until a requester has a first answer'),
    triageBusinessDays: count.describe('Business days until a request has a lead and next steps'),
    listingDescriptionMost: count.describe('The most characters of a listing’s description'),
    listingLogoPixelsMost: count.describe('The most pixels of a listing’s logo, in width and in height'),
    certificationMonths: count.describe('Calendar months after which an integration that was not certified again is stale'),
  })
  .describe('What decisions are judged by');
export type PolicyParameters = Readonly<z.infer<typeof PolicyParameters>>;

/** The name of one parameter. */
export type PolicyParameter = keyof PolicyParameters;

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
