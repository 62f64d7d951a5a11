import { projection, upsert } from '@entente/read-store';
import { PartnershipScored } from '../../inbound-request/domain/inbound-request.events.js';
import { scorecardsTable } from './scorecards.table.js';

export const scorecards = projection('scorecards', {
  table: scorecardsTable,
  version: 1,
  on: [PartnershipScored],
  handlers: {
    PartnershipScored: ({ id, data, metadata, position }) => upsert(id, { ...data, scoredBy: metadata.actor, position }),
  },
});
