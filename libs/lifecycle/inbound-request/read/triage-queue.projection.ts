import { projection, remove, update, upsert } from '@entente/read-store';
import {
  ClockRanOut,
  ClocksStarted,
  InboundRequestClosed,
  InformationAsked,
  InformationGiven,
  LeadDeclared,
  LeadReplaced,
  PartnershipAccepted,
  PartnershipDeclined,
  PartnershipReferred,
  PartnershipRequestLapsed,
  PartnershipRequested,
  RequestCaptured,
  RequestPosted,
  RequestWithdrawn,
} from '../domain/inbound-request.events.js';
import { triageQueueTable } from './triage-queue.table.js';

const fresh = {
  ...{ open: true, posted: false, lead: null, askedAt: null },
  ...{ firstAnswerDueAt: null, firstAnswerMissedAt: null, triageDueAt: null, triageMissedAt: null },
};

const stopped = { firstAnswerDueAt: null, triageDueAt: null, askedAt: null };

export const triageQueue = projection('triage-queue', {
  table: triageQueueTable,
  version: 3,
  on: [
    ...[PartnershipRequested, RequestCaptured, RequestPosted, LeadDeclared, LeadReplaced],
    ...[ClocksStarted, ClockRanOut, InformationAsked, InformationGiven],
    ...[PartnershipAccepted, PartnershipDeclined, RequestWithdrawn, PartnershipReferred],
    ...[InboundRequestClosed, PartnershipRequestLapsed],
  ],
  handlers: {
    PartnershipRequested: ({ data: { partnershipId, partnerName, requestedAt }, position: requestPosition }) =>
      upsert(partnershipId, { ...fresh, partnerName, origin: 'PARTNER', requestPosition, requestedAt }),
    RequestCaptured: ({ data: { partnershipId, partnerName, capturedAt: requestedAt }, position: requestPosition }) =>
      upsert(partnershipId, { ...fresh, partnerName, origin: 'COLLEAGUE', requestPosition, requestedAt }),
    RequestPosted: ({ data }) => update(data.partnershipId, { posted: true }),
    ClocksStarted: ({ data: { partnershipId, firstAnswerDueAt, triageDueAt } }) => update(partnershipId, { firstAnswerDueAt, triageDueAt }),
    ClockRanOut: ({ data: { partnershipId, clock, dueAt } }) =>
      update(
        partnershipId,
        clock === 'TRIAGE' ? { triageDueAt: null, triageMissedAt: dueAt } : { firstAnswerDueAt: null, firstAnswerMissedAt: dueAt },
      ),
    // A question is an answer to the request.
    InformationAsked: ({ data }) => update(data.partnershipId, { firstAnswerDueAt: null, askedAt: data.askedAt }),
    InformationGiven: ({ data: { partnershipId, firstAnswerDueAt, triageDueAt } }) =>
      update(partnershipId, { firstAnswerDueAt, triageDueAt, askedAt: null }),
    LeadDeclared: ({ data }) => update(data.partnershipId, { ...stopped, lead: data.lead }),
    LeadReplaced: ({ data }) => update(data.partnershipId, { lead: data.lead }),
    PartnershipAccepted: leaves,
    PartnershipDeclined: leaves,
    RequestWithdrawn: leaves,
    PartnershipReferred: leaves,
    // The end itself is in another stream: what was recorded here at the same moment may stand behind it.
    InboundRequestClosed: leaves,
    PartnershipRequestLapsed: ({ data }) => remove(data.partnershipId),
  },
});

function leaves({ data }: { readonly data: { readonly partnershipId: string } }) {
  return update<{ open: boolean }>(data.partnershipId, { open: false });
}
