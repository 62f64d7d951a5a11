import { ensure, oneRequestAPartnership, type Judgement } from '@entente/kernel';
import { normalisedName } from './company-claim.js';
import type { CaptureRequest, OpenReopenedRequest, RequestPartnership } from './inbound-request.commands.js';
import { PartnershipRequested, RequestCaptured, RequestReopened } from './inbound-request.events.js';
import {
  aCapturedRequestIsPostedFirst,
  aRequestCarriesTheTemplate,
  aRequestHoldsThreeTopics,
  oneOpenRequestPerCompany,
} from './inbound-request.rules.js';
import type { InboundRequest } from './inbound-request.state.js';
import { clocksOf } from './information.js';

export function request({ data }: RequestPartnership, state: InboundRequest, judgement: Judgement) {
  const { now, ...asked } = data;
  const { requestTemplate } = judgement.policy.parameters;
  ensure(asked.template === requestTemplate, aRequestCarriesTheTemplate, { template: asked.template, expected: requestTemplate });
  for (const field of ['technicalIntegration', 'endUserBenefits', 'businessRelationship'] as const) {
    ensure(asked[field].trim() !== '', aRequestHoldsThreeTopics, { field });
  }
  ensureNamed(asked.partnerName);
  ensureFirst(state);
  return [PartnershipRequested({ ...asked, requestedAt: asked.requestedAt ?? now }), clocksOf(asked.partnershipId, now, judgement)];
}

export function capture({ data }: CaptureRequest, state: InboundRequest, judgement: Judgement) {
  const { now, ...asked } = data;
  ensure(asked.briefDescription.trim() !== '', aCapturedRequestIsPostedFirst, { field: 'briefDescription' });
  ensureNamed(asked.partnerName);
  ensureFirst(state);
  return [RequestCaptured({ ...asked, capturedAt: now }), clocksOf(asked.partnershipId, now, judgement)];
}

/** What was declined is asked anew in the same words. */
export function openReopened({ data }: OpenReopenedRequest, state: InboundRequest, judgement: Judgement) {
  if (state.status !== 'NOT_REQUESTED') return [];
  const { now, reopens, reason, topics, briefDescription, ...company } = data;
  const { partnershipId } = data;
  const asked = { ...company, acquisitionInquiry: false };
  return [
    topics === null
      ? RequestCaptured({ ...asked, briefDescription, capturedAt: now })
      : PartnershipRequested({ ...asked, ...topics, requestedAt: now }),
    RequestReopened({ partnershipId, reopens, reason, reopenedAt: now }),
    clocksOf(partnershipId, now, judgement),
  ];
}

function ensureNamed(partnerName: string): void {
  ensure(normalisedName(partnerName) !== '', oneOpenRequestPerCompany, { field: 'partnerName', partnerName });
}

function ensureFirst(state: InboundRequest): void {
  ensure(state.status === 'NOT_REQUESTED', oneRequestAPartnership, { status: state.status });
}
