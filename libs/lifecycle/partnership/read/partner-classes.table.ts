import { table, text, type RowOf } from '@entente/read-store';

export const partnerClassesTable = table('partner_classes', {
  key: 'classId',
  columns: {
    /** Partnership and class in one: a partner may hold several. */
    classId: text(),
    partnershipId: text(),
    kind: text(),
    technologyType: text().nullable(),
    platformType: text().nullable(),
    direction: text().nullable(),
    resellerType: text().nullable(),
    product: text().nullable(),
    classifiedAt: text(),
  },
  indexes: [
    ['partnershipId', 'kind', 'technologyType'],
    ['kind', 'technologyType', 'partnershipId'],
  ],
});

export type PartnerClassRow = RowOf<typeof partnerClassesTable>;
