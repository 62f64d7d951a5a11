import { projection, remove, update, upsert } from '@entente/read-store';

import {
  InboundRequestClosed,
  LeadDeclared,
  PartnerClassified,
  PartnershipAccepted,
  PartnershipDeclined,
  PartnershipRequested,
  RequestCaptured,
  RequestPosted,
} from '../domain/inbound-request.events.js';
import { triageQueueTable } from './triage-queue.table.js';

const fresh = { rank: 1, posted: false, lead: null };

export const triageQueue = projection('triage-queue', {
  table: triageQueueTable,
  version: 2,
  on: [
    PartnershipRequested,
    RequestCaptured,
    RequestPosted,
    LeadDeclared,
    PartnerClassified,
    PartnershipAccepted,
    PartnershipDeclined,
    InboundRequestClosed,
  ],
  handlers: {
    PartnershipRequested: ({ data, position }) =>
      upsert(data.partnershipId, {
        ...fresh,
        partnerName: data.partnerName,
        origin: 'PARTNER',
        requestPosition: position,
        requestedAt: data.requestedAt,
      }),
    RequestCaptured: ({ data, position }) =>
      upsert(data.partnershipId, {
        ...fresh,
        partnerName: data.partnerName,
        origin: 'COLLEAGUE',
        requestPosition: position,
        requestedAt: data.capturedAt,
      }),
    RequestPosted: ({ data }) => update(data.partnershipId, { posted: true }),
    LeadDeclared: ({ data }) => update(data.partnershipId, { lead: data.lead }),
    PartnerClassified: ({ data }) => (data.technologyType === 'PLATFORM' ? update(data.partnershipId, { rank: 0 }) : []),
    PartnershipAccepted: ({ data }) => remove(data.partnershipId),
    PartnershipDeclined: ({ data }) => remove(data.partnershipId),
    // The end itself is in another stream: what was recorded here at the same moment may stand behind it.
    InboundRequestClosed: ({ data }) => remove(data.partnershipId),
  },
});
