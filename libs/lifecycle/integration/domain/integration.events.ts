import { Instant, PartnershipId, Text, Url, event } from '@entente/kernel';
import { z } from 'zod';
import { Direction } from '../../inbound-request/domain/inbound-request.events.js';

export const Side = z.enum(['HOST', 'PARTNER']).describe('One of the two companies');

export const IntegrationStarted = event('IntegrationStarted', 1, 'Work on the integration started; the duties are given', {
  partnershipId: PartnershipId,
  product: Text.nullable().describe('The partner’s product that is integrated'),
  direction: Direction.nullable().describe('Of the classification in force; null where the class has none'),
  builder: Side.describe('Who delivers the integration'),
  maintainer: Side.describe('Who maintains it'),
  maintainerException: Text.nullable().describe('Why the host maintains an inbound integration'),
  startedAt: Instant,
});

export const IntegrationDocumented = event('IntegrationDocumented', 1, 'The integration has public documentation', {
  partnershipId: PartnershipId,
  docsUrl: Url,
  documentedAt: Instant,
});

export const IntegrationWentLive = event('IntegrationWentLive', 1, 'Users can use the integration', {
  partnershipId: PartnershipId,
  liveAt: Instant,
});

export const IntegrationCompleted = event('IntegrationCompleted', 1, 'The integration is live and documented; go-to-market can open', {
  partnershipId: PartnershipId,
  completedAt: Instant,
});

export const IntegrationClosed = event('IntegrationClosed', 1, 'The integration stage was closed because the partnership ended', {
  partnershipId: PartnershipId,
  reason: Text,
  closedWhile: z.enum(['NOT_STARTED', 'STARTED']).describe('Where the stage stood'),
  closedAt: Instant,
});

export const integrationEvents = [
  IntegrationStarted,
  IntegrationDocumented,
  IntegrationWentLive,
  IntegrationCompleted,
  IntegrationClosed,
] as const;
