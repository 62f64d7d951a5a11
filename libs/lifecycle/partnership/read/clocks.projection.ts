import { projection, remove, upsert, type RowOf } from '@entente/read-store';
import {
  ClockRanOut,
  ClocksStarted,
  InboundRequestClosed,
  InformationAsked,
  InformationGiven,
  LeadDeclared,
  PartnershipDeclined,
  PartnershipReferred,
  RequestWithdrawn,
} from '../../inbound-request/domain/inbound-request.events.js';
import {
  IntegrationCertified,
  IntegrationClosed,
  IntegrationRetired,
  IntegrationWentLive,
} from '../../integration/domain/integration.events.js';
import { clocksTable } from './clocks.table.js';

type Due = Omit<RowOf<typeof clocksTable>, 'clockId'>;
type RequestClock = 'FIRST_ANSWER' | 'TRIAGE';

export const clocks = projection('clocks', {
  table: clocksTable,
  version: 1,
  on: [
    ...[ClocksStarted, ClockRanOut, InformationAsked, InformationGiven, LeadDeclared],
    ...[PartnershipDeclined, RequestWithdrawn, PartnershipReferred, InboundRequestClosed],
    ...[IntegrationWentLive, IntegrationCertified, IntegrationRetired, IntegrationClosed],
  ],
  handlers: {
    ClocksStarted: ({ data }) => running(data),
    ClockRanOut: ({ data: { partnershipId, clock, dueAt } }) => [
      remove(`${partnershipId}/${clock}`),
      upsert(`${partnershipId}/${clock}/ran-out`, { partnershipId, kind: clock, dueAt }),
    ],
    // A question is an answer to the request; the time until its triage stands still, unless it has run out already.
    InformationAsked: ({ data: { partnershipId } }) => [...stopped(partnershipId, 'FIRST_ANSWER'), remove(`${partnershipId}/TRIAGE`)],
    InformationGiven: ({ data }) => running(data),
    LeadDeclared: allStopped,
    PartnershipDeclined: allStopped,
    RequestWithdrawn: allStopped,
    PartnershipReferred: allStopped,
    InboundRequestClosed: allStopped,
    IntegrationWentLive: ({ data }) => certificate(data),
    IntegrationCertified: ({ data }) => certificate(data),
    IntegrationRetired: ({ data: { partnershipId, integrationId } }) => remove(`${partnershipId}/CERTIFICATE/${integrationId}`),
    IntegrationClosed: ({ data: { partnershipId, integrationIds } }) =>
      integrationIds.map((integrationId) => remove(`${partnershipId}/CERTIFICATE/${integrationId}`)),
  },
});

interface OfPartnership {
  readonly data: { readonly partnershipId: string };
}

interface DueDates {
  readonly partnershipId: string;
  readonly firstAnswerDueAt: string | null;
  readonly triageDueAt: string | null;
}

function running({ partnershipId, firstAnswerDueAt, triageDueAt }: DueDates) {
  const due: readonly (readonly [RequestClock, string | null])[] = [
    ['FIRST_ANSWER', firstAnswerDueAt],
    ['TRIAGE', triageDueAt],
  ];
  return due.flatMap(([kind, dueAt]) => (dueAt === null ? [] : [upsert<Due>(`${partnershipId}/${kind}`, { partnershipId, kind, dueAt })]));
}

function stopped(partnershipId: string, clock: RequestClock) {
  return [remove(`${partnershipId}/${clock}`), remove(`${partnershipId}/${clock}/ran-out`)];
}

function allStopped({ data: { partnershipId } }: OfPartnership) {
  return [...stopped(partnershipId, 'FIRST_ANSWER'), ...stopped(partnershipId, 'TRIAGE')];
}

interface Certified {
  readonly partnershipId: string;
  readonly integrationId: string;
  readonly certifiedUntil: string | null;
}

function certificate({ partnershipId, integrationId, certifiedUntil: dueAt }: Certified) {
  const clockId = `${partnershipId}/CERTIFICATE/${integrationId}`;
  return dueAt === null ? remove(clockId) : upsert<Due>(clockId, { partnershipId, kind: 'CERTIFICATE', dueAt });
}
