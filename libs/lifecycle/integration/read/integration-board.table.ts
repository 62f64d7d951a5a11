import { boolean, table, text, type RowOf } from '@entente/read-store';

export const integrationBoardTable = table('integrations', {
  key: 'partnershipId',
  columns: {
    partnershipId: text(),
    status: text(),
    product: text().nullable(),
    direction: text().nullable(),
    builder: text(),
    maintainer: text(),
    maintainerException: text().nullable(),
    live: boolean(),
    docsUrl: text().nullable(),
    startedAt: text(),
    completedAt: text().nullable(),
  },
});

export type IntegrationRow = RowOf<typeof integrationBoardTable>;
