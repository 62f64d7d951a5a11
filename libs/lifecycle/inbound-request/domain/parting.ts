import { ensure, partingNeedsAReason, saidOrNull, type Judgement, type Policy } from '@entente/kernel';
import type {
  CloseInboundRequest,
  DeclinePartnership,
  ReferPartnership,
  ReopenRequest,
  WithdrawRequest,
} from './inbound-request.commands.js';
import {
  InboundRequestClosed,
  PartnershipDeclined,
  PartnershipReferred,
  RequestReopenedAs,
  RequestWithdrawn,
} from './inbound-request.events.js';
import {
  aDeclinedRequestIsReopenedOnce,
  anAcquisitionInquiryIsReferred,
  competitionIsNoGroundUntilLovable,
  leavingNeedsAReason,
  servicesPartnersGoToTheChannelTeam,
} from './inbound-request.rules.js';
import type { InboundRequest } from './inbound-request.state.js';
import { ensureInTriage, ensureNotEnded, ensureOpen } from './standing.js';

function ensureReason(reason: string): void {
  ensure(reason.trim() !== '', leavingNeedsAReason, { field: 'reason' });
}

export function decline({ data }: DeclinePartnership, state: InboundRequest, { policy }: Judgement) {
  ensureInTriage(state);
  const { partnershipId, reason, ground, now } = data;
  const productStage = saidOrNull(data.productStage);
  ensure(reason.trim() !== '', partingNeedsAReason, { field: 'reason' });
  if (ground === 'COMPETITION') ensureLovable(productStage, policy);
  return [PartnershipDeclined({ partnershipId, reason, ground, productStage, declinedAt: now })];
}

function ensureLovable(productStage: string | null, { parameters: { lovableProductStages } }: Policy): void {
  ensure(productStage !== null, competitionIsNoGroundUntilLovable, { field: 'productStage' });
  const same = (lovable: string): boolean => lovable.toLowerCase() === productStage.trim().toLowerCase();
  ensure(lovableProductStages.some(same), competitionIsNoGroundUntilLovable, { productStage, lovableProductStages });
}

/** The request itself is made anew by an automation: this stream alone knows whether it was declined. */
export function reopen({ data }: ReopenRequest, state: InboundRequest) {
  ensureNotEnded(state);
  const { partnershipId, newPartnershipId, reason, now } = data;
  ensure(state.status === 'DECLINED', aDeclinedRequestIsReopenedOnce, { status: state.status });
  if (state.reopenedAs === newPartnershipId) return [];
  ensure(state.reopenedAs === null, aDeclinedRequestIsReopenedOnce, { reopenedAs: state.reopenedAs });
  ensureReason(reason);
  const { partnerName, website, product, contactName, contactEmail, formerPartnershipId, briefDescription, topics } = state;
  const asked = { partnerName, website, product, contactName, contactEmail, formerPartnershipId, briefDescription, topics };
  return [RequestReopenedAs({ partnershipId, newPartnershipId, ...asked, reason, reopenedAt: now })];
}

export function withdraw({ data }: WithdrawRequest, state: InboundRequest) {
  const { partnershipId, reason, now } = data;
  ensureNotEnded(state);
  if (state.status === 'WITHDRAWN' && state.reason === reason) return [];
  ensureOpen(state);
  ensureReason(reason);
  return [RequestWithdrawn({ partnershipId, reason, withdrawnAt: now })];
}

export function refer({ data }: ReferPartnership, state: InboundRequest) {
  const { partnershipId, to, reason, now } = data;
  ensureNotEnded(state);
  if (state.status === 'REFERRED' && state.to === to && state.reason === reason) return [];
  ensureReferable(to, state);
  ensureReason(reason);
  return [PartnershipReferred({ partnershipId, to, reason, referredAt: now })];
}

function ensureReferable(to: ReferPartnership['data']['to'], state: InboundRequest): void {
  if (to === 'ACQUISITION') {
    ensureOpen(state);
    ensure(state.lead === null, anAcquisitionInquiryIsReferred, { lead: state.lead });
    return;
  }
  ensureInTriage(state);
  const classes = state.classes.map(({ kind }) => kind);
  const servicesAlone = classes.length > 0 && classes.every((kind) => kind === 'SERVICES');
  ensure(servicesAlone, servicesPartnersGoToTheChannelTeam, { classes });
}

export function close({ data }: CloseInboundRequest, state: InboundRequest) {
  if (state.status !== 'OPEN') return [];
  return [InboundRequestClosed({ partnershipId: data.partnershipId, reason: data.reason, closedAt: data.now })];
}
