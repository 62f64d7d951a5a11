import { boolean, json, oneOf, table, text, type RowOf } from '@entente/read-store';

/** In the order of a partnership’s life. */
export const STAGES = ['INBOUND_REQUEST', 'INTEGRATION', 'GO_TO_MARKET', 'REVENUE', 'DECLINED', 'REFERRED', 'ENDED'] as const;

export const partnershipsTable = table('partnerships', {
  key: 'partnershipId',
  columns: {
    partnershipId: text(),
    partnerName: text(),
    /** The name as lists are ordered and searched by it. */
    sortName: text(),
    website: text().nullable(),
    product: text().nullable(),
    origin: oneOf('PARTNER', 'COLLEAGUE'),
    stage: oneOf(...STAGES),
    requestStatus: text(),
    integrationStatus: text(),
    goToMarketStatus: text(),
    revenueStatus: text(),
    posted: boolean(),
    lead: text().nullable(),
    nextSteps: json<readonly string[]>(),
    direction: text().nullable(),
    requestedAt: text(),
    stageSince: text(),
    /** Why the request was declined, withdrawn or referred, or the partnership ended. */
    partingReason: text().nullable(),
    /** The ended partnership that the partner comes back from. */
    formerPartnershipId: text().nullable(),
    /** The partnership whose declined request this one is made anew of, and the one that this declined one was made anew in. */
    reopens: text().nullable(),
    reopenedAs: text().nullable(),
    reopenedAt: text().nullable(),
  },
  // One for each order of the list, with all that it is filtered by: whatever is asked for, no row is read that is not on the page.
  indexes: [
    ['sortName', 'partnershipId', 'stage', 'lead', 'direction', 'requestedAt'],
    ['requestedAt', 'partnershipId', 'stage', 'lead', 'direction', 'sortName'],
    ['stageSince', 'partnershipId', 'stage', 'lead', 'direction', 'requestedAt', 'sortName'],
  ],
});

export type PartnershipRow = RowOf<typeof partnershipsTable>;
