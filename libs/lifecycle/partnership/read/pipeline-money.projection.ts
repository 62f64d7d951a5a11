import { projection, remove, upsert } from '@entente/read-store';
import { RevenueRecorded, RevenueReversed } from '../../revenue/domain/revenue.events.js';
import { pipelineMoneyTable } from './pipeline-money.table.js';

export const pipelineMoney = projection('pipeline-money', {
  table: pipelineMoneyTable,
  version: 1,
  on: [RevenueRecorded, RevenueReversed],
  handlers: {
    RevenueRecorded: ({ data: { revenueId, partnershipId, amount, currency } }) => upsert(revenueId, { partnershipId, amount, currency }),
    RevenueReversed: ({ data }) => remove(data.revenueId),
  },
});
