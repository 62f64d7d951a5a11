import { oneRequestAPartnership } from '@entente/kernel';
import {
  aCompany,
  aPolicy,
  aRequestInTriage,
  anAcceptedRequest,
  at,
  clocksStarted,
  given,
  partnershipDeclined,
  partnershipEnded,
  partnershipId,
  partnershipRequested,
  requestCaptured,
  requestPosted,
} from '@entente/testing';
import { CaptureRequest, CloseInboundRequest, PostRequest, RequestPartnership } from './inbound-request.commands.js';
import { inboundRequestDecider as inboundRequest } from './inbound-request.decider.js';
import { InboundRequestClosed, PartnershipRequestLapsed, RequestPosted } from './inbound-request.events.js';
import {
  aCapturedRequestIsPostedFirst,
  aRequestCarriesTheTemplate,
  aRequestHoldsThreeTopics,
  oneOpenRequestPerCompany,
} from './inbound-request.rules.js';

const { data: asked } = partnershipRequested();
const { capturedAt: _at, ...noted } = requestCaptured().data;

const request = (stated: Partial<RequestPartnership['data']> = {}) => new RequestPartnership({ ...asked, now: at, ...stated });
const capture = (stated: Partial<CaptureRequest['data']> = {}) => new CaptureRequest({ ...noted, now: at, ...stated });
const post = (briefDescription = 'ChatOps inside a channel') => new PostRequest({ partnershipId, briefDescription, now: at });
const close = () => new CloseInboundRequest({ partnershipId, reason: 'Acquired', now: at });

describe('A partner’s request', () => {
  it('IN-1: is recorded with its three topics', () => {
    given(inboundRequest).when(request()).then(partnershipRequested(), clocksStarted());
  });

  it.each(['technicalIntegration', 'endUserBenefits', 'businessRelationship'])('IN-1: is refused when the topic %s is blank', (field) => {
    given(inboundRequest)
      .when(request({ [field]: '' }))
      .refusedBy(aRequestHoldsThreeTopics, { field });
    given(inboundRequest)
      .when(request({ [field]: ' \r\n\t' }))
      .refusedBy(aRequestHoldsThreeTopics, { field });
  });

  it('IN-2: carries the template that the policy names', () => {
    const policy = aPolicy({ requestTemplate: 'partner_request' });
    given(inboundRequest)
      .when(request({ template: 'partner_request' }), { policy })
      .then(partnershipRequested({ template: 'partner_request' }), clocksStarted());
    given(inboundRequest)
      .when(request(), { policy })
      .refusedBy(aRequestCarriesTheTemplate, { template: 'new_partner', expected: 'partner_request' });
  });

  it.each(['', 'bug', 'NEW_PARTNER', 'new_partner '])('IN-2: is refused under the template "%s"', (template) => {
    given(inboundRequest).when(request({ template })).refusedBy(aRequestCarriesTheTemplate, { template, expected: 'new_partner' });
  });

  it('keeps the moment at which the partner asked, where it lies before the moment of recording', () => {
    const requestedAt = '2020-02-01T00:00:00.000Z';
    given(inboundRequest).when(request({ requestedAt })).then(partnershipRequested({ requestedAt }), clocksStarted());
    given(inboundRequest)
      .when(request({ requestedAt: null }))
      .then(partnershipRequested({ requestedAt: at }), clocksStarted());
  });

  it('AC-1, LC-2: says whether it is an acquisition inquiry, and which ended partnership the partner comes back from', () => {
    const occasion = { acquisitionInquiry: true, formerPartnershipId: 'partnership-0' };
    given(inboundRequest).when(request(occasion)).then(partnershipRequested(occasion), clocksStarted());
    given(inboundRequest).when(capture(occasion)).then(requestCaptured(occasion), clocksStarted());
  });

  it('LC-4: is made once; sent twice, the second is refused', () => {
    given(inboundRequest).when(request()).then(partnershipRequested(), clocksStarted());
    given(inboundRequest, partnershipRequested()).when(request()).refusedBy(oneRequestAPartnership, { status: 'OPEN' });
    given(inboundRequest, requestCaptured()).when(request()).refusedBy(oneRequestAPartnership, { status: 'OPEN' });
  });

  it('LC-4: cannot come again after the partnership was accepted, declined or closed, or has lapsed', () => {
    const closed = InboundRequestClosed({ partnershipId, reason: 'Acquired', closedAt: at });
    const lapsed = PartnershipRequestLapsed({ partnershipId, lapsedAt: at });
    given(inboundRequest, anAcceptedRequest()).when(request()).refusedBy(oneRequestAPartnership, { status: 'ACCEPTED' });
    given(inboundRequest, aRequestInTriage(), partnershipDeclined())
      .when(request())
      .refusedBy(oneRequestAPartnership, { status: 'DECLINED' });
    given(inboundRequest, partnershipRequested(), closed).when(request()).refusedBy(oneRequestAPartnership, { status: 'CLOSED' });
    given(inboundRequest, lapsed).when(request()).refusedBy(oneRequestAPartnership, { status: 'LAPSED' });
  });

  it.each(['', '   ', '?!'])('IN-8: names its company: "%s" tells no company from another', (partnerName) => {
    given(inboundRequest).when(request({ partnerName })).refusedBy(oneOpenRequestPerCompany, { field: 'partnerName', partnerName });
    given(inboundRequest).when(capture({ partnerName })).refusedBy(oneOpenRequestPerCompany, { field: 'partnerName', partnerName });
  });
});

describe('A captured request', () => {
  it('IN-3: is recorded with its brief description', () => {
    given(inboundRequest).when(capture()).then(requestCaptured(), clocksStarted());
    given(inboundRequest)
      .when(capture({ ...aCompany, product: 'Playbooks' }))
      .then(requestCaptured({ product: 'Playbooks' }), clocksStarted());
  });

  it('IN-3: is refused without a brief description', () => {
    given(inboundRequest)
      .when(capture({ briefDescription: ' ' }))
      .refusedBy(aCapturedRequestIsPostedFirst, { field: 'briefDescription' });
  });

  it('LC-4: is captured once; sent twice, the second is refused', () => {
    given(inboundRequest, requestCaptured()).when(capture()).refusedBy(oneRequestAPartnership, { status: 'OPEN' });
  });
});

describe('The post to the channel', () => {
  it.each([
    ['a captured request', requestCaptured()],
    ['a partner’s request', partnershipRequested()],
  ])('IN-3: takes the brief description of %s to the policy’s channel', (_of, origin) => {
    given(inboundRequest, origin).when(post()).then(requestPosted());
    const elsewhere = RequestPosted({ ...requestPosted().data, channel: '#partners' });
    given(inboundRequest, origin)
      .when(post(), { policy: aPolicy({ channel: '#partners' }) })
      .then(elsewhere);
  });

  it('IN-3: is refused without a brief description', () => {
    given(inboundRequest, requestCaptured()).when(post('\n')).refusedBy(aCapturedRequestIsPostedFirst, { field: 'briefDescription' });
  });

  it('comes once: sent twice, the second records nothing', () => {
    given(inboundRequest, requestCaptured(), requestPosted()).when(post()).thenNothing();
  });
});

describe('Closing the request of an ended partnership', () => {
  it('closes an open request', () => {
    const closed = InboundRequestClosed({ partnershipId, reason: 'Acquired', closedAt: at });
    given(inboundRequest, partnershipRequested(), partnershipEnded()).when(close()).then(closed);
  });

  it('records nothing when sent twice, or when the request was decided already', () => {
    const closed = InboundRequestClosed({ partnershipId, reason: 'Acquired', closedAt: at });
    given(inboundRequest, partnershipRequested(), partnershipEnded(), closed).when(close()).thenNothing();
    given(inboundRequest, anAcceptedRequest(), partnershipEnded()).when(close()).thenNothing();
    given(inboundRequest).when(close()).thenNothing();
  });
});
