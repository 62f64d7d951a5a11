import { anEndedPartnershipRests, ensure, theStageMustBeOpen } from '@entente/kernel';
import { aCapturedRequestIsPostedFirst, anAcquisitionInquiryIsReferred, triageNeedsLeadAndNextStep } from './inbound-request.rules.js';
import type { AcceptedRequest, InboundRequest, OpenRequest } from './inbound-request.state.js';

export function ensureNotEnded(state: InboundRequest): void {
  const ended = state.status === 'CLOSED' || ('ended' in state && state.ended);
  ensure(!ended, anEndedPartnershipRests, { status: state.status });
}

export function ensureOpen(state: InboundRequest): asserts state is OpenRequest {
  ensureNotEnded(state);
  ensure(state.status === 'OPEN', theStageMustBeOpen, { stage: 'INBOUND_REQUEST', status: state.status });
}

/** Open still, or accepted: what a partnership keeps for life can change. */
export function ensureUnderWay(state: InboundRequest): asserts state is OpenRequest | AcceptedRequest {
  if (state.status !== 'ACCEPTED') ensureOpen(state);
  ensureNotEnded(state);
}

/** Open, and nothing that triage is not for. */
export function ensureForTriage(state: InboundRequest): asserts state is OpenRequest {
  ensureNotEnded(state);
  const acquisition = 'origin' in state && (state.acquisitionInquiry || (state.status === 'REFERRED' && state.to === 'ACQUISITION'));
  ensure(!acquisition, anAcquisitionInquiryIsReferred, { status: state.status });
  ensureOpen(state);
}

export function ensureInTriage(state: InboundRequest): asserts state is OpenRequest {
  ensureForTriage(state);
  ensureTriaged(state);
}

/** Whatever comes after triage had a lead declared. */
export function ensureTriaged({ origin, posted, lead }: OpenRequest | AcceptedRequest): void {
  ensure(origin === 'PARTNER' || posted, aCapturedRequestIsPostedFirst, { origin, posted });
  ensure(lead !== null, triageNeedsLeadAndNextStep, { lead });
}
