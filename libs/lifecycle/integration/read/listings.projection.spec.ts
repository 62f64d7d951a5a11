import { aListing, at, listingApproved, listingSubmitted, partnershipId } from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { ListingPublished, ListingSentBack } from '../domain/listing.events.js';
import { listings } from './listings.projection.js';

const its = { partnershipId, integrationId: 'teamcity' };
const submitted = {
  ...{ key: `${partnershipId}/teamcity`, ...its, ...aListing, status: 'SUBMITTED', submittedAt: at },
  ...{ technicalWriterApprovedAt: null, alliancesApprovedAt: null, sentBackReason: null, publishedAt: null },
};
const approvals = [listingApproved('TECHNICAL_WRITER'), listingApproved('ALLIANCES', 'bo')];

describe('The listings', () => {
  it('are shown with their reviews until they are published', async () => {
    await projecting(listings).given(listingSubmitted()).gives(submitted);
    await projecting(listings)
      .given(listingSubmitted(), approvals, ListingPublished({ ...its, publishedAt: at }))
      .gives({ ...submitted, status: 'PUBLISHED', technicalWriterApprovedAt: at, alliancesApprovedAt: at, publishedAt: at });
  });

  it('start over once one was sent back', async () => {
    const sentBack = ListingSentBack({ ...its, review: 'ALLIANCES', reviewer: 'bo', reason: 'Too loud', sentBackAt: at });
    await projecting(listings)
      .given(listingSubmitted(), approvals, sentBack)
      .gives({ ...submitted, status: 'SENT_BACK', sentBackReason: 'Too loud' });
    await projecting(listings).given(listingSubmitted(), approvals, sentBack, listingSubmitted()).gives(submitted);
  });
});
