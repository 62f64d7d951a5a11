import { projection, update, upsert } from '@entente/read-store';
import { ListingApproved, ListingPublished, ListingSentBack, ListingSubmitted } from '../domain/listing.events.js';
import { integrationKey } from './integration-board.table.js';
import { listingsTable } from './listings.table.js';

const unreviewed = { technicalWriterApprovedAt: null, alliancesApprovedAt: null, sentBackReason: null, publishedAt: null };

export const listings = projection('listings', {
  table: listingsTable,
  version: 1,
  on: [ListingSubmitted, ListingApproved, ListingSentBack, ListingPublished],
  handlers: {
    ListingSubmitted: ({ data: { submittedBy: _submittedBy, ...listing } }) =>
      upsert(integrationKey(listing), { ...listing, ...unreviewed, status: 'SUBMITTED' }),
    ListingApproved: ({ data }) =>
      update(
        integrationKey(data),
        data.review === 'ALLIANCES' ? { alliancesApprovedAt: data.approvedAt } : { technicalWriterApprovedAt: data.approvedAt },
      ),
    ListingSentBack: ({ data }) => update(integrationKey(data), { ...unreviewed, status: 'SENT_BACK', sentBackReason: data.reason }),
    ListingPublished: ({ data }) => update(integrationKey(data), { status: 'PUBLISHED', publishedAt: data.publishedAt }),
  },
});
