import { projection, upsert } from '@entente/read-store';
import { LeadReplaced } from '../../inbound-request/domain/inbound-request.events.js';
import { formerLeadsTable } from './former-leads.table.js';

export const formerLeads = projection('former-leads', {
  table: formerLeadsTable,
  version: 1,
  on: [LeadReplaced],
  handlers: {
    LeadReplaced: ({ id, data: { partnershipId, formerLead: lead, reason, replacedAt: until } }) =>
      upsert(id, { partnershipId, lead, reason, until }),
  },
});
