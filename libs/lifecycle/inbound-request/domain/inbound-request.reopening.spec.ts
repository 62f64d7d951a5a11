import { anEndedPartnershipRests } from '@entente/kernel';
import {
  aRequestInTriage,
  anAcceptedRequest,
  at,
  clocksStarted,
  given,
  leadDeclared,
  partnershipDeclined,
  partnershipEnded,
  partnershipId,
  partnershipRequested,
  requestCaptured,
  requestPosted,
  requestReopened,
  requestReopenedAs,
  requestWithdrawn,
} from '@entente/testing';
import { OpenReopenedRequest, ReopenRequest } from './inbound-request.commands.js';
import { companyKeys } from './company-claim.js';
import { inboundRequestDecider as inboundRequest } from './inbound-request.decider.js';
import { PartnershipRequestLapsed } from './inbound-request.events.js';
import { aDeclinedRequestIsReopenedOnce, leavingNeedsAReason } from './inbound-request.rules.js';

const { reason } = requestReopenedAs().data;
const reopen = (stated: Partial<ReopenRequest['data']> = {}) =>
  new ReopenRequest({ partnershipId, newPartnershipId: 'partnership-2', reason, now: at, ...stated });
const declined = [...aRequestInTriage(), partnershipDeclined()];

const { newPartnershipId: _new, reopenedAt: _at, ...asked } = requestReopenedAs().data;
const open = (stated: Partial<OpenReopenedRequest['data']> = {}) =>
  new OpenReopenedRequest({ ...asked, reopens: 'partnership-0', now: at, ...stated });

describe('Reopening a request', () => {
  it('LC-43: makes a declined request anew, with all that it said', () => {
    const { technicalIntegration: briefDescription } = partnershipRequested().data;
    given(inboundRequest, declined).when(reopen()).then(requestReopenedAs({ briefDescription }));
    given(inboundRequest, requestCaptured(), requestPosted(), leadDeclared(), partnershipDeclined())
      .when(reopen())
      .then(requestReopenedAs({ topics: null }));
  });

  it.each([
    ['NOT_REQUESTED', []],
    ['OPEN', aRequestInTriage()],
    ['ACCEPTED', anAcceptedRequest()],
    ['WITHDRAWN', [partnershipRequested(), requestWithdrawn()]],
  ])('LC-43 refuses it while the request is %s', (status, history) => {
    given(inboundRequest, history).when(reopen()).refusedBy(aDeclinedRequestIsReopenedOnce, { status });
  });

  it('LC-43 refuses it a second time, and names the first; sent twice, it records nothing', () => {
    const reopened = given(inboundRequest, declined, requestReopenedAs());
    reopened.when(reopen({ newPartnershipId: 'partnership-3' })).refusedBy(aDeclinedRequestIsReopenedOnce, { reopenedAs: 'partnership-2' });
    reopened.when(reopen()).thenNothing();
  });

  it('LC-42 refuses it without a reason', () => {
    given(inboundRequest, declined)
      .when(reopen({ reason: '' }))
      .refusedBy(leavingNeedsAReason, { field: 'reason' });
  });

  it('LC-2: does not come after the end', () => {
    given(inboundRequest, declined, partnershipEnded()).when(reopen()).refusedBy(anEndedPartnershipRests, { status: 'DECLINED' });
  });
});

describe('A reopened request', () => {
  it('LC-43: is a partner’s or a captured request, as it was, and names what it reopens', () => {
    given(inboundRequest).when(open()).then(partnershipRequested(), requestReopened(), clocksStarted());
    given(inboundRequest)
      .when(open({ topics: null }))
      .then(requestCaptured(), requestReopened(), clocksStarted());
  });

  it('IN-8: claims its company as any request does', () => {
    expect(companyKeys(open(), inboundRequest.initialState)).toEqual(['companyName-mattermost', 'companyDomain-mattermost.com']);
  });

  it('records nothing when sent twice, or when another took its place', () => {
    given(inboundRequest, partnershipRequested(), requestReopened(), clocksStarted()).when(open()).thenNothing();
    given(inboundRequest, PartnershipRequestLapsed({ partnershipId, lapsedAt: at }))
      .when(open())
      .thenNothing();
  });
});
