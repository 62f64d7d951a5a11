import { Instant, PartnershipId, Text, Url, event, personal } from '@entente/kernel';
import { z } from 'zod';

export const DeclineGround = z.enum(['COMPETITION', 'OTHER']).describe('What a request is declined on');
export type DeclineGround = z.infer<typeof DeclineGround>;

export const ReferredTo = z.enum(['ACQUISITION', 'CHANNEL']).describe('Who takes a referred request over');
export type ReferredTo = z.infer<typeof ReferredTo>;

const withoutGround = { 1: (data: object) => ({ ...data, ground: 'OTHER', productStage: null }) };

export const PartnershipDeclined = event('PartnershipDeclined', { current: 2, upcasters: withoutGround }, 'The request was declined', {
  partnershipId: PartnershipId,
  reason: Text,
  ground: DeclineGround,
  productStage: Text.nullable().describe('The stage of the host’s product that the partner competes with'),
  declinedAt: Instant,
});

export const RequestWithdrawn = event('RequestWithdrawn', 1, 'The requester took the request back', {
  partnershipId: PartnershipId,
  reason: Text.describe('Why it was taken back'),
  withdrawnAt: Instant,
});

export const PartnershipReferred = event('PartnershipReferred', 1, 'The request was passed on to another team', {
  partnershipId: PartnershipId,
  to: ReferredTo,
  reason: Text.describe('Why it was passed on'),
  referredAt: Instant,
});

export const RequestReopenedAs = event('RequestReopenedAs', 1, 'The declined request was reopened, as a request of its own', {
  partnershipId: PartnershipId,
  newPartnershipId: PartnershipId.describe('The partnership that the request is made anew in'),
  partnerName: Text.describe('The partner’s name, as written'),
  website: Url.nullable().describe('The partner’s web site'),
  product: Text.nullable().describe('The partner’s product that the partnership is about'),
  contactName: personal(Text.nullable().describe('Whom to ask at the partner')),
  contactEmail: personal(z.email().nullable().describe('The contact’s e-mail address')),
  briefDescription: Text.describe('What the partner wants, in brief'),
  topics: z
    .strictObject({ template: Text, technicalIntegration: Text, endUserBenefits: Text, businessRelationship: Text })
    .nullable()
    .describe('The topics of a partner’s own request; null where a colleague captured it'),
  formerPartnershipId: PartnershipId.nullable().describe('The ended partnership that the partner comes back from'),
  reason: Text.describe('Why it was reopened'),
  reopenedAt: Instant,
});

export const RequestReopened = event('RequestReopened', 1, 'The request is one that was declined before and is looked at anew', {
  partnershipId: PartnershipId,
  reopens: PartnershipId.describe('The partnership whose request was declined'),
  reason: Text.describe('Why it was reopened'),
  reopenedAt: Instant,
});
