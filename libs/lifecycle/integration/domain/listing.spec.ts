import { nobodyApprovesTheirOwn } from '@entente/kernel';
import {
  aListing,
  aStartedIntegration,
  at,
  given,
  integrationWentLive,
  listingApproved,
  listingSubmitted,
  partnershipId,
} from '@entente/testing';
import { PublishListing, ReviewListing, SubmitListing } from './integration.commands.js';
import { integrationDecider as integration } from './integration.decider.js';
import { aListingFits, aListingIsReviewedTwice } from './integration.rules.js';
import { ListingPublished, ListingSentBack } from './listing.events.js';

const one = { partnershipId, integrationId: null, now: at };
const submit = (stated: Partial<SubmitListing['data']> = {}) => new SubmitListing({ ...one, ...aListing, ...stated });
const review = (kind: 'TECHNICAL_WRITER' | 'ALLIANCES', approved = true, reason: string | null = null) =>
  new ReviewListing({ ...one, review: kind, approved, reason });
const publish = new PublishListing(one);
const published = ListingPublished({ partnershipId, integrationId: 'teamcity', publishedAt: at });
const sentBack = ListingSentBack({
  ...{ partnershipId, integrationId: 'teamcity', review: 'ALLIANCES' },
  ...{ reviewer: 'bo', reason: 'Too loud', sentBackAt: at },
});
const writer = { actor: { id: 'wim', role: 'REVIEWER_MARKETING' } };
const ada = { actor: { id: 'ada', role: 'ALLIANCE_MEMBER' } };
const bo = { actor: { id: 'bo', role: 'ALLIANCE_MANAGER' } };
const submitted = [...aStartedIntegration(), listingSubmitted()];
const approved = [...submitted, listingApproved('TECHNICAL_WRITER'), listingApproved('ALLIANCES', 'bo')];

describe('A listing', () => {
  it('LC-13: fits with a description of at most 314 characters and a logo of at most 800 × 800', () => {
    given(integration, aStartedIntegration()).when(submit(), ada).then(listingSubmitted());
    const longest = '😀'.repeat(314);
    given(integration, aStartedIntegration())
      .when(submit({ summary: longest }), ada)
      .then(listingSubmitted({ summary: longest }));
  });

  it.each([
    ['a description that is too long', { summary: 'x'.repeat(315) }, { field: 'summary', length: 315, most: 314 }],
    ['a blank description', { summary: ' ' }, { field: 'summary', length: 1, most: 314 }],
    ['a blank category', { category: ' ' }, { field: 'category' }],
    ['a logo that is too wide', { logoWidth: 801 }, { field: 'logoWidth', pixels: 801, most: 800 }],
    ['a logo without height', { logoHeight: 0 }, { field: 'logoHeight', pixels: 0, most: 800 }],
  ])('LC-13 refuses %s', (_what, stated, facts) => {
    given(integration, aStartedIntegration()).when(submit(stated)).refusedBy(aListingFits, facts);
  });

  it('LC-14: is published for a live integration after both reviews', () => {
    given(integration, submitted).when(review('TECHNICAL_WRITER'), writer).then(listingApproved('TECHNICAL_WRITER'));
    given(integration, submitted).when(review('ALLIANCES'), bo).then(listingApproved('ALLIANCES', 'bo'));
    given(integration, approved, integrationWentLive()).when(publish).then(published);
  });

  it('LC-14 refuses to publish it before, and tells what is missing', () => {
    given(integration, approved).when(publish).refusedBy(aListingIsReviewedTwice, { missing: [], live: false });
    given(integration, submitted, integrationWentLive(), listingApproved('ALLIANCES', 'bo'))
      .when(publish)
      .refusedBy(aListingIsReviewedTwice, { missing: ['TECHNICAL_WRITER'], live: true });
  });

  it('LC-14 refuses a review by another role, without a listing, and a sending back without a reason', () => {
    given(integration, submitted).when(review('TECHNICAL_WRITER'), bo).refusedBy(aListingIsReviewedTwice);
    given(integration, aStartedIntegration()).when(review('ALLIANCES'), bo).refusedBy(aListingIsReviewedTwice, { listing: null });
    given(integration, submitted)
      .when(review('ALLIANCES', false, ' '), bo)
      .refusedBy(aListingIsReviewedTwice, { field: 'reason' });
  });

  it('LC-14: starts over once it was sent back', () => {
    given(integration, submitted)
      .when(review('ALLIANCES', false, 'Too loud'), bo)
      .then(sentBack);
    given(integration, approved, sentBack, integrationWentLive()).when(publish).refusedBy(aListingIsReviewedTwice);
    given(integration, submitted, sentBack).when(review('ALLIANCES'), bo).refusedBy(aListingIsReviewedTwice, { sentBack: true });
    given(integration, submitted, sentBack).when(submit(), ada).then(listingSubmitted());
  });

  it('XX-8: is reviewed by somebody else than who handed it in', () => {
    given(integration, submitted).when(review('ALLIANCES'), bo).then(listingApproved('ALLIANCES', 'bo'));
  });

  it('XX-8 refuses a review of one’s own listing', () => {
    given(integration, submitted).when(review('ALLIANCES'), ada).refusedBy(nobodyApprovesTheirOwn, { review: 'ALLIANCES' });
  });

  it('records nothing when a command is sent twice', () => {
    given(integration, submitted).when(submit(), ada).thenNothing();
    given(integration, approved).when(review('ALLIANCES'), bo).thenNothing();
    given(integration, submitted, sentBack)
      .when(review('ALLIANCES', false, 'Too loud'), bo)
      .thenNothing();
    given(integration, approved, integrationWentLive(), published).when(publish).thenNothing();
  });
});
