import { boolean, json, oneOf, table, text, type RowOf } from '@entente/read-store';

export const integrationBoardTable = table('integrations', {
  key: 'key',
  columns: {
    /** Partnership and integration in one. */
    key: text(),
    partnershipId: text(),
    integrationId: text(),
    status: oneOf('STARTED', 'LIVE', 'STALE', 'RETIRED', 'CLOSED'),
    product: text().nullable(),
    direction: text().nullable(),
    builder: text(),
    maintainer: text(),
    maintainerException: text().nullable(),
    live: boolean(),
    docsUrl: text().nullable(),
    demonstratedAt: text().nullable(),
    certifiedUntil: text().nullable(),
    priorityReason: text().nullable(),
    prioritySignals: json<readonly string[]>(),
    retirementReason: text().nullable(),
    startedAt: text(),
    completedAt: text().nullable(),
  },
  indexes: [['startedAt', 'key'], ['partnershipId']],
});

export type IntegrationRow = RowOf<typeof integrationBoardTable>;

/** Where the row of an integration stands. */
export function integrationKey({
  partnershipId,
  integrationId,
}: {
  readonly partnershipId: string;
  readonly integrationId: string;
}): string {
  return `${partnershipId}/${integrationId}`;
}
