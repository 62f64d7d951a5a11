import { IDENTIFIER, Instant, PartnershipId, Text, Url, event, personal } from '@entente/kernel';
import { z } from 'zod';
import { PartnerClassified, PartnerReclassified } from './classification.events.js';
import { ClockRanOut, ClocksStarted, InformationAsked, InformationGiven } from './information.events.js';
import { PartnershipDeclined, PartnershipReferred, RequestReopened, RequestReopenedAs, RequestWithdrawn } from './parting.events.js';

export * from './classification.events.js';
export * from './information.events.js';
export * from './parting.events.js';

export const Team = z.enum(['PRODUCT', 'MARKETING', 'SALES']).describe('A team whose agreement counts for Alignment');
export type Team = z.infer<typeof Team>;

const company = {
  partnerName: Text.describe('The partner’s name, as written'),
  website: Url.nullable().describe('The partner’s web site'),
  product: Text.nullable().describe('The partner’s product that the partnership is about'),
  contactName: personal(Text.nullable().describe('Whom to ask at the partner')),
  contactEmail: personal(z.email().nullable().describe('The contact’s e-mail address')),
};

const occasion = {
  acquisitionInquiry: z.boolean().describe('Whether the partner asks to be acquired; such a request is referred and never triaged'),
  formerPartnershipId: PartnershipId.nullable().describe('The ended partnership that the partner comes back from'),
};

const withoutOccasion = { 1: (data: object) => ({ ...data, acquisitionInquiry: false, formerPartnershipId: null }) };

export const PartnershipRequested = event(
  'PartnershipRequested',
  { current: 2, upcasters: withoutOccasion },
  'A partner asked for a partnership',
  {
    partnershipId: PartnershipId,
    ...company,
    ...occasion,
    template: Text.describe('The issue template that the request carries'),
    technicalIntegration: Text.describe('What the technical integration is'),
    endUserBenefits: Text.describe('What users gain'),
    businessRelationship: Text.describe('The business relationship that the partner wants'),
    requestedAt: Instant,
  },
);

export const RequestCaptured = event(
  'RequestCaptured',
  { current: 2, upcasters: withoutOccasion },
  'A colleague wrote down a request that reached them',
  {
    partnershipId: PartnershipId,
    ...company,
    ...occasion,
    briefDescription: Text.describe('What the partner wants, in brief'),
    capturedAt: Instant,
  },
);

export const RequestPosted = event('RequestPosted', 1, 'The request was posted to the alliances channel', {
  partnershipId: PartnershipId,
  channel: Text.describe('The channel'),
  briefDescription: Text.describe('The brief description that was posted'),
  postedAt: Instant,
});

export const LeadDeclared = event('LeadDeclared', 1, 'The alliances team declared who leads, and the next steps', {
  partnershipId: PartnershipId,
  lead: personal(Text.describe('The member of the alliances team who leads')),
  nextSteps: z.array(Text).min(1).describe('What is done next'),
  declaredAt: Instant,
});

export const LeadReplaced = event('LeadReplaced', 1, 'Another member of the alliances team took the lead over', {
  partnershipId: PartnershipId,
  lead: personal(Text.describe('The member of the alliances team who leads from now on')),
  formerLead: personal(Text.describe('Who led until then')),
  reason: Text.describe('Why the lead changed'),
  replacedAt: Instant,
});

export const DemandSignalled = event('DemandSignalled', 1, 'A customer’s demand for the partnership was heard', {
  partnershipId: PartnershipId,
  signalId: z.string().regex(IDENTIFIER).describe('The identifier of the signal'),
  source: Text.describe('Where the demand was heard'),
  note: Text.describe('What the customer asks for'),
  link: Url.nullable().describe('Where it can be read up'),
  signalledAt: Instant,
});

export const TeamAgreed = event('TeamAgreed', 1, 'A team recorded that it agrees to the partnership', {
  partnershipId: PartnershipId,
  team: Team,
  agreedAt: Instant,
});

export const PartnershipScored = event('PartnershipScored', 1, 'The partnership was rated on every criterion in force', {
  partnershipId: PartnershipId,
  criteriaVersion: Text.describe('The policy version whose criteria were rated'),
  ratings: z
    .array(
      z.strictObject({
        criterion: Text,
        rating: z.int().min(0).max(5).describe('The raw rating'),
        met: z.boolean().describe('Whether the rating meets the criterion under that version'),
        rationale: Text.describe('Why this rating'),
        evidence: z.array(Url).describe('Links that show it'),
      }),
    )
    .describe('One rating a criterion'),
  metOnRevenueAlone: z.boolean().describe('Flag: no criterion but Revenue is met'),
  scoredAt: Instant,
});

export const PartnershipAccepted = event('PartnershipAccepted', 1, 'The request was accepted; the integration can start', {
  partnershipId: PartnershipId,
  revenueAloneReason: Text.nullable().describe('Why a scorecard that is met on Revenue alone was accepted'),
  acceptedAt: Instant,
});

export const InboundRequestClosed = event('InboundRequestClosed', 1, 'The open request was closed because the partnership ended', {
  partnershipId: PartnershipId,
  reason: Text,
  closedAt: Instant,
});

export const PartnershipRequestLapsed = event(
  'PartnershipRequestLapsed',
  1,
  'The request was cut off before it was recorded, and another took its place',
  {
    partnershipId: PartnershipId,
    lapsedAt: Instant,
  },
);

export const inboundRequestEvents = [
  PartnershipRequested,
  RequestCaptured,
  RequestReopened,
  ClocksStarted,
  ClockRanOut,
  RequestPosted,
  InformationAsked,
  InformationGiven,
  LeadDeclared,
  LeadReplaced,
  PartnerClassified,
  PartnerReclassified,
  DemandSignalled,
  TeamAgreed,
  PartnershipScored,
  PartnershipAccepted,
  PartnershipDeclined,
  RequestReopenedAs,
  RequestWithdrawn,
  PartnershipReferred,
  InboundRequestClosed,
  PartnershipRequestLapsed,
] as const;
