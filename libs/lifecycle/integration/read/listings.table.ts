import { integer, oneOf, table, text, type RowOf } from '@entente/read-store';

/** The listings of all integrations. */
export const listingsTable = table('listings', {
  key: 'key',
  columns: {
    /** Partnership and integration in one. */
    key: text(),
    partnershipId: text(),
    integrationId: text(),
    status: oneOf('SUBMITTED', 'SENT_BACK', 'PUBLISHED'),
    summary: text(),
    logo: text(),
    logoType: text(),
    logoWidth: integer(),
    logoHeight: integer(),
    category: text(),
    technicalWriterApprovedAt: text().nullable(),
    alliancesApprovedAt: text().nullable(),
    sentBackReason: text().nullable(),
    submittedAt: text(),
    publishedAt: text().nullable(),
  },
  indexes: [['partnershipId']],
});

export type ListingRow = RowOf<typeof listingsTable>;
