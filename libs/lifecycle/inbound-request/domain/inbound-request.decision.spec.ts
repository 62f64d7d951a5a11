import { anEndedPartnershipRests, partingNeedsAReason, theStageMustBeOpen } from '@entente/kernel';
import { handbook2019 as policy } from '@entente/programmes/policies';
import {
  aRequestInTriage,
  aScoredRequest,
  anAcceptedRequest,
  at,
  given,
  partnerClassified,
  partnershipAccepted,
  partnershipDeclined,
  partnershipEnded,
  partnershipId,
  partnershipRequested,
  partnershipScored,
  requestCaptured,
} from '@entente/testing';
import { AcceptPartnership, CloseInboundRequest, DeclinePartnership } from './inbound-request.commands.js';
import { inboundRequestDecider as inboundRequest } from './inbound-request.decider.js';
import { InboundRequestClosed } from './inbound-request.events.js';
import {
  aCapturedRequestIsPostedFirst,
  aScorecardRatesEveryCriterion,
  revenueAloneNeedsAReason,
  triageNeedsLeadAndNextStep,
} from './inbound-request.rules.js';

const accept = (revenueAloneReason: string | null = null) => new AcceptPartnership({ partnershipId, revenueAloneReason, now: at });
const decline = (reason = 'No demand', stated: Partial<DeclinePartnership['data']> = {}) =>
  new DeclinePartnership({ partnershipId, reason, ground: 'OTHER', productStage: null, now: at, ...stated });

describe('Accepting a request', () => {
  it('EV-1: needs a scorecard', () => {
    const { criteria } = policy.parameters;
    const unscored = given(inboundRequest, aRequestInTriage(), partnerClassified());
    unscored.when(accept(), { policy }).refusedBy(aScorecardRatesEveryCriterion, { scorecard: null, criteria });
    given(inboundRequest, aScoredRequest()).when(accept(), { policy }).then(partnershipAccepted());
  });

  it('EV-3: on Revenue alone needs a reason, which is kept', () => {
    const alone = given(inboundRequest, aRequestInTriage(), partnerClassified(), partnershipScored({ metOnRevenueAlone: true }));
    const facts = { metOnRevenueAlone: true, field: 'revenueAloneReason' };
    alone.when(accept()).refusedBy(revenueAloneNeedsAReason, facts);
    alone.when(accept(' ')).refusedBy(revenueAloneNeedsAReason, facts);
    alone.when(accept('A customer waits')).then(partnershipAccepted({ revenueAloneReason: 'A customer waits' }));
  });

  it('EV-4: goes by the last scorecard', () => {
    const again = given(inboundRequest, aScoredRequest(), partnershipScored({ metOnRevenueAlone: true }));
    again.when(accept()).refusedBy(revenueAloneNeedsAReason);
  });

  it('IN-4: comes after triage', () => {
    given(inboundRequest, partnershipRequested()).when(accept()).refusedBy(triageNeedsLeadAndNextStep, { lead: null });
    given(inboundRequest, aScoredRequest()).when(accept()).then(partnershipAccepted());
  });

  it('LC-1: comes once; sent twice, the second is refused', () => {
    given(inboundRequest, anAcceptedRequest())
      .when(accept())
      .refusedBy(theStageMustBeOpen, { stage: 'INBOUND_REQUEST', status: 'ACCEPTED' });
    given(inboundRequest).when(accept()).refusedBy(theStageMustBeOpen, { stage: 'INBOUND_REQUEST', status: 'NOT_REQUESTED' });
  });

  it('LC-2: does not come after the end', () => {
    given(inboundRequest, aScoredRequest(), partnershipEnded()).when(accept()).refusedBy(anEndedPartnershipRests, { status: 'OPEN' });
  });
});

describe('Declining a request', () => {
  const inTriage = given(inboundRequest, aRequestInTriage());

  it('LC-3: needs a reason', () => {
    inTriage.when(decline()).then(partnershipDeclined());
    inTriage.when(decline(' \t')).refusedBy(partingNeedsAReason, { field: 'reason' });
  });

  it('IN-4: comes after triage', () => {
    given(inboundRequest, partnershipRequested()).when(decline()).refusedBy(triageNeedsLeadAndNextStep, { lead: null });
  });

  it('IN-3: comes after the post of a captured request', () => {
    given(inboundRequest, requestCaptured())
      .when(decline())
      .refusedBy(aCapturedRequestIsPostedFirst, { origin: 'COLLEAGUE', posted: false });
  });

  it('LC-1: comes once; sent twice, the second is refused, as it is after an acceptance', () => {
    const facts = (status: string) => ({ stage: 'INBOUND_REQUEST', status });
    given(inboundRequest, aRequestInTriage(), partnershipDeclined()).when(decline()).refusedBy(theStageMustBeOpen, facts('DECLINED'));
    given(inboundRequest, anAcceptedRequest()).when(decline()).refusedBy(theStageMustBeOpen, facts('ACCEPTED'));
  });

  it('LC-2: does not come after the end', () => {
    given(inboundRequest, aRequestInTriage(), partnershipEnded()).when(decline()).refusedBy(anEndedPartnershipRests, { status: 'OPEN' });
  });
});

describe('A decision that the end overtook', () => {
  const closing = { partnershipId, reason: 'Acquired' };

  it.each([
    ['acceptance', partnershipAccepted()],
    ['refusal', partnershipDeclined()],
  ])('leaves the request to be closed, whichever came first to it: the %s or its closing', (_what, decided) => {
    given(inboundRequest, aScoredRequest(), partnershipEnded(), decided)
      .when(new CloseInboundRequest({ ...closing, now: at }))
      .then(InboundRequestClosed({ ...closing, closedAt: at }));
  });

  it('is a decision still when it came before the end', () => {
    given(inboundRequest, anAcceptedRequest(), partnershipEnded())
      .when(new CloseInboundRequest({ ...closing, now: at }))
      .thenNothing();
  });
});
