import { table, text, type RowOf } from '@entente/read-store';

/** The terms that partnerships were renewed for. */
export const renewalsTable = table('renewals', {
  key: 'key',
  columns: {
    /** Partnership and first day in one. */
    key: text(),
    partnershipId: text(),
    termFrom: text(),
    termUntil: text(),
    agreement: text(),
    renewedAt: text(),
  },
  indexes: [['partnershipId', 'termFrom']],
});

export type RenewalRow = RowOf<typeof renewalsTable>;
