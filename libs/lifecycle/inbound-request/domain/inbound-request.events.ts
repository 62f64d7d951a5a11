import { Instant, PartnershipId, Text, Url, event, personal } from '@entente/kernel';
import { z } from 'zod';

export const PartnerKind = z.enum(['TECHNOLOGY', 'SERVICES', 'RESELLER']).describe('What a partner lives from');
export type PartnerKind = z.infer<typeof PartnerKind>;

export const TechnologyType = z.enum(['PLATFORM', 'INTEGRATED', 'SELL_TO', 'UPSTREAM']).describe('The kind of a technology partner');
export type TechnologyType = z.infer<typeof TechnologyType>;

export const PlatformType = z.enum(['CLOUD', 'KUBERNETES']).describe('The kind of a platform partner');
export type PlatformType = z.infer<typeof PlatformType>;

export const Direction = z.enum(['OUTBOUND', 'INBOUND']).describe('Who keeps an integration: the host (OUTBOUND) or the partner (INBOUND)');
export type Direction = z.infer<typeof Direction>;

export const ResellerType = z.enum(['VAR_VAD', 'DMR']).describe('The kind of a reseller');
export type ResellerType = z.infer<typeof ResellerType>;

export const Team = z.enum(['PRODUCT', 'MARKETING', 'SALES']).describe('A team whose agreement counts for Alignment');
export type Team = z.infer<typeof Team>;

/** What a class is checked against (CL-1); no event holds it. */
export const Monetisation = z.enum(['SOFTWARE_OR_SUPPORT', 'RESALE', 'SERVICES']).describe('What a partner earns its money with');
export type Monetisation = z.infer<typeof Monetisation>;

const company = {
  partnerName: Text.describe('The partner’s name, as written'),
  website: Url.nullable().describe('The partner’s web site'),
  product: Text.nullable().describe('The partner’s product that the partnership is about'),
  contactName: personal(Text.nullable().describe('Whom to ask at the partner')),
  contactEmail: personal(z.email().nullable().describe('The contact’s e-mail address')),
};

export const PartnershipRequested = event('PartnershipRequested', 1, 'A partner asked for a partnership', {
  partnershipId: PartnershipId,
  ...company,
  template: Text.describe('The issue template that the request carries'),
  technicalIntegration: Text.describe('What the technical integration is'),
  endUserBenefits: Text.describe('What users gain'),
  businessRelationship: Text.describe('The business relationship that the partner wants'),
  requestedAt: Instant,
});

export const RequestCaptured = event('RequestCaptured', 1, 'A colleague wrote down a request that reached them', {
  partnershipId: PartnershipId,
  ...company,
  briefDescription: Text.describe('What the partner wants, in brief'),
  capturedAt: Instant,
});

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

export const PartnerClassified = event('PartnerClassified', 1, 'The partner was given a class; it may hold several', {
  partnershipId: PartnershipId,
  kind: PartnerKind,
  technologyType: TechnologyType.nullable(),
  platformType: PlatformType.nullable(),
  direction: Direction.nullable(),
  resellerType: ResellerType.nullable(),
  product: Text.nullable().describe('The product that an integrated partner is classified by'),
  classifiedAt: Instant,
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

export const PartnershipDeclined = event('PartnershipDeclined', 1, 'The request was declined', {
  partnershipId: PartnershipId,
  reason: Text,
  declinedAt: Instant,
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
  RequestPosted,
  LeadDeclared,
  PartnerClassified,
  TeamAgreed,
  PartnershipScored,
  PartnershipAccepted,
  PartnershipDeclined,
  InboundRequestClosed,
  PartnershipRequestLapsed,
] as const;
