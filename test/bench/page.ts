/** The fields of a partnership that pages are measured with. */
export const PAGE_FIELDS = [
  ...['id', 'partnerName', 'website', 'product', 'origin', 'stage', 'requestStatus', 'integrationStatus'],
  ...['goToMarketStatus', 'revenueStatus', 'posted', 'lead', 'nextSteps', 'requestedAt', 'stageSince'],
];

/** A page of 20 partnerships; `more` stands among the arguments. */
export function pageQuery(more = ''): string {
  return JSON.stringify({ query: `{ partnerships(first: 20${more}) { nodes { ${PAGE_FIELDS.join(' ')} } } }` });
}
