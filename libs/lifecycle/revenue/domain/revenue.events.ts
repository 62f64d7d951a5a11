import { CurrencyCode, Instant, MinorUnits, Month, PartnershipId, Text, event } from '@entente/kernel';
import { z } from 'zod';

export const RevenueSource = z.enum(['RESALE', 'MARKETPLACE', 'REFERRAL', 'SERVICES']).describe('What the revenue came through');

export const DeliveryModel = z
  .enum(['SELF_MANAGED', 'GITLAB_HOSTED', 'MARKETPLACE', 'GLAASTS', 'GITLAB_COM'])
  .describe('How the product was delivered to the customer');

export type RevenueSource = z.infer<typeof RevenueSource>;
export type DeliveryModel = z.infer<typeof DeliveryModel>;

const RevenueId = Text.describe('The identifier of the revenue entry');

export const RevenueOpened = event('RevenueOpened', 1, 'Go-to-market was launched, so revenue can be recorded', {
  partnershipId: PartnershipId,
  openedAt: Instant,
});

export const RevenueRecorded = event('RevenueRecorded', 1, 'Revenue was recorded for a month', {
  partnershipId: PartnershipId,
  revenueId: RevenueId,
  month: Month,
  amount: MinorUnits,
  currency: CurrencyCode,
  source: RevenueSource,
  deliveryModel: DeliveryModel,
  replaces: RevenueId.nullable().describe('The reversed entry that this one stands for'),
  recordedAt: Instant,
});

export const RevenueReversed = event('RevenueReversed', 1, 'An entry was wrong and is reversed in full', {
  partnershipId: PartnershipId,
  revenueId: RevenueId,
  month: Month,
  amount: MinorUnits.describe('The reversed entry’s amount, negated'),
  currency: CurrencyCode,
  reason: Text,
  reversedAt: Instant,
});

export const PartnershipRenewed = event('PartnershipRenewed', 1, 'The partnership goes on for another term', {
  partnershipId: PartnershipId,
  termFrom: z.iso.date().describe('The first day of the new term'),
  termUntil: z.iso.date().describe('The last day of the new term'),
  agreement: Text.describe('What was agreed'),
  renewedAt: Instant,
});

export const RevenueClosed = event('RevenueClosed', 1, 'The revenue stage was closed because the partnership ended', {
  partnershipId: PartnershipId,
  reason: Text,
  closedWhile: z.enum(['NOT_OPEN', 'OPEN']).describe('Where the stage stood'),
  closedAt: Instant,
});

export const revenueEvents = [RevenueOpened, RevenueRecorded, RevenueReversed, PartnershipRenewed, RevenueClosed] as const;
