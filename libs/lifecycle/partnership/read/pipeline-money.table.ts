import { integer, table, text } from '@entente/read-store';

/** What was earned and not reversed, an entry a row. */
export const pipelineMoneyTable = table('pipeline_money', {
  key: 'revenueId',
  columns: { revenueId: text(), partnershipId: text(), amount: integer(), currency: text() },
  indexes: [['partnershipId']],
});
