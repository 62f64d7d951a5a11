import { projection, update, upsert } from '@entente/read-store';
import {
  GoToMarketClosed,
  GoToMarketLaunched,
  GoToMarketOpened,
  GoToMarketPlanned,
} from '../../go-to-market/domain/go-to-market.events.js';
import {
  InboundRequestClosed,
  LeadDeclared,
  PartnerClassified,
  PartnershipAccepted,
  PartnershipDeclined,
  PartnershipRequested,
  RequestCaptured,
  RequestPosted,
} from '../../inbound-request/domain/inbound-request.events.js';
import { IntegrationClosed, IntegrationStarted } from '../../integration/domain/integration.events.js';
import { RevenueClosed, RevenueOpened } from '../../revenue/domain/revenue.events.js';
import { PartnershipEnded } from '../domain/partnership.events.js';
import { partnershipsTable } from './partnerships.table.js';

const fresh = {
  stage: 'INBOUND_REQUEST',
  requestStatus: 'OPEN',
  integrationStatus: 'NOT_STARTED',
  goToMarketStatus: 'NOT_OPEN',
  revenueStatus: 'NOT_OPEN',
  posted: false,
  lead: null,
  nextSteps: [],
  direction: null,
  partingReason: null,
} as const;

/** A closing comes only after the end, and is dated by it: it says so again, in case something was decided in the same moment. */
function endedBy({ reason, closedAt }: { readonly reason: string; readonly closedAt: string }) {
  return { stage: 'ENDED', partingReason: reason, stageSince: closedAt } as const;
}

export const partnerships = projection('partnerships', {
  table: partnershipsTable,
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
    IntegrationStarted,
    IntegrationClosed,
    GoToMarketOpened,
    GoToMarketPlanned,
    GoToMarketLaunched,
    GoToMarketClosed,
    RevenueOpened,
    RevenueClosed,
    PartnershipEnded,
  ],
  handlers: {
    PartnershipRequested: ({ data, recordedAt }) =>
      upsert(data.partnershipId, { ...fresh, ...company(data), origin: 'PARTNER', requestedAt: data.requestedAt, stageSince: recordedAt }),
    RequestCaptured: ({ data, recordedAt }) =>
      upsert(data.partnershipId, { ...fresh, ...company(data), origin: 'COLLEAGUE', requestedAt: data.capturedAt, stageSince: recordedAt }),
    RequestPosted: ({ data }) => update(data.partnershipId, { posted: true }),
    LeadDeclared: ({ data }) => update(data.partnershipId, { lead: data.lead, nextSteps: data.nextSteps }),
    PartnerClassified: ({ data }) => (data.direction === null ? [] : update(data.partnershipId, { direction: data.direction })),
    PartnershipAccepted: ({ data, recordedAt }) =>
      update(data.partnershipId, { stage: 'INTEGRATION', requestStatus: 'ACCEPTED', stageSince: recordedAt }),
    PartnershipDeclined: ({ data, recordedAt }) =>
      update(data.partnershipId, { stage: 'DECLINED', requestStatus: 'DECLINED', partingReason: data.reason, stageSince: recordedAt }),
    InboundRequestClosed: ({ data }) => update(data.partnershipId, { ...endedBy(data), requestStatus: 'CLOSED' }),
    IntegrationStarted: ({ data }) => update(data.partnershipId, { integrationStatus: 'STARTED' }),
    IntegrationClosed: ({ data }) => update(data.partnershipId, { ...endedBy(data), integrationStatus: 'CLOSED' }),
    GoToMarketOpened: ({ data, recordedAt }) =>
      update(data.partnershipId, { stage: 'GO_TO_MARKET', goToMarketStatus: 'OPEN', stageSince: recordedAt }),
    GoToMarketPlanned: ({ data }) => update(data.partnershipId, { goToMarketStatus: 'PLANNED' }),
    GoToMarketLaunched: ({ data }) => update(data.partnershipId, { goToMarketStatus: 'LAUNCHED' }),
    GoToMarketClosed: ({ data }) => update(data.partnershipId, { ...endedBy(data), goToMarketStatus: 'CLOSED' }),
    RevenueOpened: ({ data, recordedAt }) =>
      update(data.partnershipId, { stage: 'REVENUE', revenueStatus: 'OPEN', stageSince: recordedAt }),
    RevenueClosed: ({ data }) => update(data.partnershipId, { ...endedBy(data), revenueStatus: 'CLOSED' }),
    PartnershipEnded: ({ data, recordedAt }) => update(data.partnershipId, endedBy({ reason: data.reason, closedAt: recordedAt })),
  },
});

function company({
  partnerName,
  website,
  product,
}: {
  readonly partnerName: string;
  readonly website: string | null;
  readonly product: string | null;
}) {
  return { partnerName, sortName: partnerName.toLowerCase(), website, product };
}
