import { table, text, type RowOf } from '@entente/read-store';

/** Who led a partnership and leads it no more. */
export const formerLeadsTable = table('former_leads', {
  key: 'changeId',
  columns: {
    /** The change by which another took over. */
    changeId: text(),
    partnershipId: text(),
    lead: text(),
    until: text(),
    reason: text(),
  },
  indexes: [['partnershipId']],
});

export type FormerLeadRow = RowOf<typeof formerLeadsTable>;
