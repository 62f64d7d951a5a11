import { Instant, PartnershipId, Text, Url, event, personal } from '@entente/kernel';
import { z } from 'zod';
import { IntegrationId } from './integration-id.js';

export const LogoType = z.enum(['PNG', 'JPEG']).describe('The format of a logo');
export type LogoType = z.infer<typeof LogoType>;

export const ListingReview = z.enum(['TECHNICAL_WRITER', 'ALLIANCES']).describe('Who looks at a listing before it is published');
export type ListingReview = z.infer<typeof ListingReview>;

const one = { partnershipId: PartnershipId, integrationId: IntegrationId };
const review = ListingReview.describe('Whose review it is');
const reviewer = personal(Text.describe('Who reviewed it'));

export const ListingSubmitted = event(
  'ListingSubmitted',
  1,
  'A listing of the integration was handed in; earlier reviews no longer count',
  {
    ...one,
    summary: Text.describe('The text of the listing'),
    logo: Url.describe('Where the logo stands'),
    logoType: LogoType,
    logoWidth: z.int().min(1).describe('In pixels'),
    logoHeight: z.int().min(1).describe('In pixels'),
    category: Text.describe('Where the listing stands among others'),
    submittedBy: personal(Text.describe('Who handed it in')),
    submittedAt: Instant,
  },
);

export const ListingApproved = event('ListingApproved', 1, 'A review found the listing fit to be published', {
  ...one,
  review,
  reviewer,
  approvedAt: Instant,
});

export const ListingSentBack = event('ListingSentBack', 1, 'A review found that the listing must be handed in anew', {
  ...one,
  review,
  reviewer,
  reason: Text,
  sentBackAt: Instant,
});

export const ListingPublished = event('ListingPublished', 1, 'The listing is public', { ...one, publishedAt: Instant });

export const listingEvents = [ListingSubmitted, ListingApproved, ListingSentBack, ListingPublished] as const;
