import { ensure, nobodyApprovesTheirOwn, saidOrNull, type Actor, type Policy } from '@entente/kernel';
import type { PublishListing, ReviewListing, SubmitListing } from './integration.commands.js';
import { aListingFits, aListingIsReviewedTwice } from './integration.rules.js';
import type { Integrations, Listing, ListingContent } from './integration.state.js';
import { ListingApproved, ListingPublished, ListingReview, ListingSentBack, ListingSubmitted } from './listing.events.js';
import { integrationUnderWay } from './named-integration.js';

export function submit({ data }: SubmitListing, state: Integrations, { actor, policy }: { actor: Actor; policy: Policy }) {
  const { integrationId, listing: before } = integrationUnderWay(data, state);
  const { now: submittedAt, ...listing } = data;
  ensureFits(data, policy);
  if (before !== null && !before.sentBack && sameContent(before, data)) return [];
  return [ListingSubmitted({ ...listing, integrationId, submittedBy: actor.id, submittedAt })];
}

function sameContent(one: ListingContent, other: ListingContent): boolean {
  const looks = one.logo === other.logo && one.logoType === other.logoType;
  const size = one.logoWidth === other.logoWidth && one.logoHeight === other.logoHeight;
  return one.summary === other.summary && one.category === other.category && looks && size;
}

function ensureFits({ summary, logoWidth, logoHeight, category }: SubmitListing['data'], { parameters }: Policy): void {
  const { listingDescriptionMost: most, listingLogoPixelsMost: mostPixels } = parameters;
  // By characters as people count them, and not by halves of surrogate pairs.
  const length = Array.from(summary).length;
  ensure(summary.trim() !== '' && length <= most, aListingFits, { field: 'summary', length, most });
  ensure(category.trim() !== '', aListingFits, { field: 'category' });
  for (const [field, pixels] of [['logoWidth', logoWidth] as const, ['logoHeight', logoHeight] as const]) {
    ensure(Number.isInteger(pixels) && pixels >= 1 && pixels <= mostPixels, aListingFits, { field, pixels, most: mostPixels });
  }
}

export function review({ data }: ReviewListing, state: Integrations, { actor }: { actor: Actor }) {
  const { integrationId, listing } = integrationUnderWay(data, state);
  const { partnershipId, review: kind, approved, now } = data;
  const facts = { review: kind, role: actor.role, expected: REVIEWERS[kind] };
  ensure(listing !== null, aListingIsReviewedTwice, { listing: null });
  if (listing.sentBack && !approved) return [];
  ensure(!listing.sentBack, aListingIsReviewedTwice, { sentBack: true });
  ensure(REVIEWERS[kind].includes(actor.role), aListingIsReviewedTwice, facts);
  ensure(listing.submittedBy !== actor.id, nobodyApprovesTheirOwn, { review: kind });
  const one = { partnershipId, integrationId, review: kind, reviewer: actor.id };
  if (approved) return listing.approvedBy.includes(kind) ? [] : [ListingApproved({ ...one, approvedAt: now })];
  const reason = saidOrNull(data.reason);
  ensure(reason !== null, aListingIsReviewedTwice, { field: 'reason' });
  return [ListingSentBack({ ...one, reason, sentBackAt: now })];
}

const REVIEWERS: Readonly<Record<ListingReview, readonly string[]>> = {
  TECHNICAL_WRITER: ['REVIEWER_PRODUCT', 'REVIEWER_MARKETING'],
  ALLIANCES: ['ALLIANCE_MANAGER', 'ALLIANCE_MEMBER'],
};

export function publish({ data }: PublishListing, state: Integrations) {
  const { integrationId, listing, live } = integrationUnderWay(data, state);
  const missing = missingReviews(listing);
  ensure(missing.length === 0 && live, aListingIsReviewedTwice, { missing, live });
  if (listing?.published === true) return [];
  return [ListingPublished({ partnershipId: data.partnershipId, integrationId, publishedAt: data.now })];
}

function missingReviews(listing: Listing | null): readonly ListingReview[] {
  return ListingReview.options.filter((kind) => listing?.approvedBy.includes(kind) !== true);
}
