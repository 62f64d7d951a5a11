import { projection, upsert } from '@entente/read-store';
import { PartnershipRenewed } from '../domain/revenue.events.js';
import { renewalsTable } from './renewals.table.js';

export const renewals = projection('renewals', {
  table: renewalsTable,
  version: 1,
  on: [PartnershipRenewed],
  handlers: { PartnershipRenewed: ({ data }) => upsert(`${data.partnershipId}/${data.termFrom}`, data) },
});
