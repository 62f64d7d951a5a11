import { Instant, PartnershipId, Text, Url, event, type Upcaster } from '@entente/kernel';
import { z } from 'zod';
import { Direction } from '../../inbound-request/domain/inbound-request.events.js';
import { listingEvents } from './listing.events.js';
import { IntegrationId } from './integration-id.js';
import { stepEvents } from './step.events.js';

export const Side = z.enum(['HOST', 'PARTNER']).describe('One of the two companies');

/** When a partnership had one integration, its events did not name it. */
const theOnlyOne: Upcaster = (data) => ({ ...data, integrationId: 'main' });
const severalSince = { current: 2, upcasters: { 1: theOnlyOne } };
const one = { partnershipId: PartnershipId, integrationId: IntegrationId };

const certifiedUntil = Instant.describe('When it is stale unless it is certified again');

export const IntegrationStarted = event('IntegrationStarted', severalSince, 'Work on an integration started; the duties are given', {
  ...one,
  product: Text.nullable().describe('The partner’s product that is integrated'),
  direction: Direction.nullable().describe('Of the classification in force; null where the class has none'),
  builder: Side.describe('Who delivers the integration'),
  maintainer: Side.describe('Who maintains it'),
  maintainerException: Text.nullable().describe('Why the host maintains an inbound integration'),
  startedAt: Instant,
});

export const DutiesAssigned = event('DutiesAssigned', 1, 'The duties of an integration were given anew', {
  ...one,
  direction: Direction.nullable().describe('Of the classification in force; null where the class has none'),
  builder: Side.describe('Who delivers the integration'),
  maintainer: Side.describe('Who maintains it'),
  maintainerException: Text.nullable().describe('Why the host maintains an inbound integration'),
  assignedAt: Instant,
});

export const IntegrationDocumented = event('IntegrationDocumented', severalSince, 'The integration has public documentation', {
  ...one,
  docsUrl: Url,
  documentedAt: Instant,
});

export const IntegrationDemonstrated = event('IntegrationDemonstrated', 1, 'The integration was shown at work', {
  ...one,
  audience: Text.describe('To whom it was shown'),
  evidence: Url.nullable().describe('A recording, or what else shows it'),
  demonstratedAt: Instant,
});

export const IntegrationWentLive = event(
  'IntegrationWentLive',
  { current: 2, upcasters: { 1: (data) => ({ ...theOnlyOne(data), certifiedUntil: null }) } },
  'Users can use the integration',
  { ...one, certifiedUntil: certifiedUntil.nullable(), liveAt: Instant },
);

export const IntegrationCompleted = event(
  'IntegrationCompleted',
  severalSince,
  'An integration is live and documented; go-to-market can open',
  { ...one, completedAt: Instant },
);

export const IntegrationCertified = event('IntegrationCertified', 1, 'A live integration was found to work as documented', {
  ...one,
  certifiedUntil,
  certifiedAt: Instant,
});

export const IntegrationMarkedStale = event('IntegrationMarkedStale', 1, 'An integration was not certified again in time', {
  ...one,
  certifiedUntil: Instant.describe('Until when it had been certified'),
  staleAt: Instant,
});

export const IntegrationPriorityRaised = event('IntegrationPriorityRaised', 1, 'Customers’ demand gave an integration priority', {
  ...one,
  signals: z.array(IntegrationId).min(1).describe('The demand signals that are cited'),
  reason: Text,
  raisedAt: Instant,
});

export const IntegrationRetired = event('IntegrationRetired', 1, 'An integration is no longer offered', {
  ...one,
  reason: Text,
  retiredAt: Instant,
});

export const IntegrationClosed = event(
  'IntegrationClosed',
  { current: 2, upcasters: { 1: (data) => ({ ...data, integrationIds: data['closedWhile'] === 'STARTED' ? ['main'] : [] }) } },
  'The integration stage was closed because the partnership ended',
  {
    partnershipId: PartnershipId,
    integrationIds: z.array(IntegrationId).describe('The integrations that it closed'),
    reason: Text,
    closedWhile: z.enum(['NOT_STARTED', 'STARTED']).describe('Where the stage stood'),
    closedAt: Instant,
  },
);

export const integrationEvents = [
  IntegrationStarted,
  DutiesAssigned,
  ...stepEvents,
  IntegrationDocumented,
  IntegrationDemonstrated,
  ...listingEvents,
  IntegrationWentLive,
  IntegrationCompleted,
  IntegrationCertified,
  IntegrationMarkedStale,
  IntegrationPriorityRaised,
  IntegrationRetired,
  IntegrationClosed,
] as const;
