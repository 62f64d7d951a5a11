import { oneOf, table, text } from '@entente/read-store';

/** What gives a request its place in the triage queue (CL-7): each platform class, and each signal of customers’ demand. */
export const triageGroundsTable = table('triage_grounds', {
  key: 'groundId',
  columns: {
    /** Partnership and class or signal in one. */
    groundId: text(),
    partnershipId: text(),
    kind: oneOf('PLATFORM', 'DEMAND'),
  },
  indexes: [['partnershipId', 'kind']],
});
