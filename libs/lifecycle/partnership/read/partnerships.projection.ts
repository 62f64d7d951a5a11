import type { EventOf } from '@entente/kernel';
import { projection, update, upsert } from '@entente/read-store';
import {
  GoToMarketClosed,
  GoToMarketLaunched,
  GoToMarketOpened,
  GoToMarketPaused,
  GoToMarketPlanned,
  GoToMarketResumed,
} from '../../go-to-market/domain/go-to-market.events.js';
import {
  InboundRequestClosed,
  LeadDeclared,
  LeadReplaced,
  PartnerClassified,
  PartnerReclassified,
  PartnershipAccepted,
  PartnershipDeclined,
  PartnershipReferred,
  PartnershipRequested,
  RequestCaptured,
  RequestPosted,
  RequestReopened,
  RequestReopenedAs,
  RequestWithdrawn,
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
  reopens: null,
  reopenedAs: null,
  reopenedAt: null,
} as const;

/** A closing comes only after the end, and is dated by it: it says so again, in case something was decided in the same moment. */
function endedBy({ reason, closedAt }: { readonly reason: string; readonly closedAt: string }) {
  return { stage: 'ENDED', partingReason: reason, stageSince: closedAt } as const;
}

export const partnerships = projection('partnerships', {
  table: partnershipsTable,
  version: 3,
  on: [
    PartnershipRequested,
    RequestCaptured,
    RequestReopened,
    RequestPosted,
    LeadDeclared,
    LeadReplaced,
    PartnerClassified,
    PartnerReclassified,
    PartnershipAccepted,
    PartnershipDeclined,
    RequestReopenedAs,
    RequestWithdrawn,
    PartnershipReferred,
    InboundRequestClosed,
    IntegrationStarted,
    IntegrationClosed,
    GoToMarketOpened,
    GoToMarketPlanned,
    GoToMarketLaunched,
    GoToMarketPaused,
    GoToMarketResumed,
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
    RequestReopened: ({ data }) => update(data.partnershipId, { reopens: data.reopens, reopenedAt: data.reopenedAt }),
    RequestPosted: ({ data }) => update(data.partnershipId, { posted: true }),
    LeadDeclared: ({ data }) => update(data.partnershipId, { lead: data.lead, nextSteps: data.nextSteps }),
    LeadReplaced: ({ data }) => update(data.partnershipId, { lead: data.lead }),
    PartnerClassified: ({ data }) => (data.direction === null ? [] : update(data.partnershipId, { direction: data.direction })),
    PartnerReclassified: ({ data: { partnershipId, direction, formerDirection } }) =>
      direction === formerDirection ? [] : update(partnershipId, { direction }),
    PartnershipAccepted: ({ data, recordedAt }) =>
      update(data.partnershipId, { stage: 'INTEGRATION', requestStatus: 'ACCEPTED', stageSince: recordedAt }),
    PartnershipDeclined: ({ data, recordedAt }) =>
      update(data.partnershipId, { stage: 'DECLINED', requestStatus: 'DECLINED', partingReason: data.reason, stageSince: recordedAt }),
    RequestReopenedAs: ({ data }) => update(data.partnershipId, { reopenedAs: data.newPartnershipId, reopenedAt: data.reopenedAt }),
    // The host decided nothing: what was taken back is neither declined nor referred, it has come to its end.
    RequestWithdrawn: ({ data, recordedAt }) =>
      update(data.partnershipId, { ...endedBy({ reason: data.reason, closedAt: recordedAt }), requestStatus: 'WITHDRAWN' }),
    PartnershipReferred: ({ data, recordedAt }) =>
      update(data.partnershipId, { stage: 'REFERRED', requestStatus: 'REFERRED', partingReason: data.reason, stageSince: recordedAt }),
    InboundRequestClosed: ({ data }) => update(data.partnershipId, { ...endedBy(data), requestStatus: 'CLOSED' }),
    IntegrationStarted: ({ data }) => update(data.partnershipId, { integrationStatus: 'STARTED' }),
    IntegrationClosed: ({ data }) => update(data.partnershipId, { ...endedBy(data), integrationStatus: 'CLOSED' }),
    GoToMarketOpened: ({ data, recordedAt }) =>
      update(data.partnershipId, { stage: 'GO_TO_MARKET', goToMarketStatus: 'OPEN', stageSince: recordedAt }),
    GoToMarketPlanned: ({ data }) => update(data.partnershipId, { goToMarketStatus: 'PLANNED' }),
    GoToMarketLaunched: ({ data }) => update(data.partnershipId, { goToMarketStatus: 'LAUNCHED' }),
    GoToMarketPaused: ({ data }) => update(data.partnershipId, { goToMarketStatus: 'PAUSED' }),
    GoToMarketResumed: ({ data }) => update(data.partnershipId, { goToMarketStatus: data.resumedTo }),
    GoToMarketClosed: ({ data }) => update(data.partnershipId, { ...endedBy(data), goToMarketStatus: 'CLOSED' }),
    RevenueOpened: ({ data, recordedAt }) =>
      update(data.partnershipId, { stage: 'REVENUE', revenueStatus: 'OPEN', stageSince: recordedAt }),
    RevenueClosed: ({ data }) => update(data.partnershipId, { ...endedBy(data), revenueStatus: 'CLOSED' }),
    PartnershipEnded: ({ data, recordedAt }) => update(data.partnershipId, endedBy({ reason: data.reason, closedAt: recordedAt })),
  },
});

type Asked = EventOf<typeof PartnershipRequested | typeof RequestCaptured>['data'];

function company({
  partnerName,
  website,
  product,
  formerPartnershipId,
}: Pick<Asked, 'partnerName' | 'website' | 'product' | 'formerPartnershipId'>) {
  return { partnerName, sortName: partnerName.toLowerCase(), website, product, formerPartnershipId };
}
