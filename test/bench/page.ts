/** The fields of a partnership that pages are measured with. */
export const PAGE_FIELDS = [
  ...['id', 'partnerName', 'website', 'product', 'origin', 'stage', 'requestStatus', 'integrationStatus'],
  ...['goToMarketStatus', 'revenueStatus', 'posted', 'lead', 'nextSteps', 'requestedAt', 'stageSince'],
];

/** What asks for a page of 20 partnerships. */
export const PAGE = JSON.stringify({ query: `{ partnerships(first: 20) { nodes { ${PAGE_FIELDS.join(' ')} } } }` });
