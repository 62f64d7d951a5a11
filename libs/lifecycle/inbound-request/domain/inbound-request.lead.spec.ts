import { anEndedPartnershipRests, theStageMustBeOpen } from '@entente/kernel';
import {
  aRequestInTriage,
  anAcceptedRequest,
  at,
  given,
  leadDeclared,
  partnershipDeclined,
  partnershipEnded,
  partnershipId,
  partnershipRequested,
  requestCaptured,
  requestPosted,
} from '@entente/testing';
import { ClassifyPartner, DeclareLead, PostRequest, ScorePartnership } from './inbound-request.commands.js';
import { inboundRequestDecider as inboundRequest } from './inbound-request.decider.js';
import {
  aCapturedRequestIsPostedFirst,
  oneLeadAtATime,
  theAlliancesTeamDeclaresTheLead,
  triageNeedsLeadAndNextStep,
} from './inbound-request.rules.js';

const declareLead = (stated: Partial<DeclareLead['data']> = {}) =>
  new DeclareLead({ partnershipId, lead: 'ada', nextSteps: ['Call the partner'], now: at, ...stated });
const score = new ScorePartnership({ partnershipId, ratings: [], now: at });
const reseller = {
  kind: 'RESELLER',
  technologyType: null,
  platformType: null,
  direction: null,
  resellerType: 'DMR',
  product: null,
} as const;
const classify = new ClassifyPartner({ partnershipId, ...reseller, monetisation: 'RESALE', now: at });

describe('Triage', () => {
  it.each([
    ['a captured request', requestCaptured()],
    ['a partner’s request', partnershipRequested()],
  ])('IN-4: begins when %s has a lead and a next step', (_of, origin) => {
    given(inboundRequest, origin, requestPosted()).when(declareLead()).then(leadDeclared());
  });

  it.each([[[]], [['']], [[' ', '\n']]])('IN-4: is refused without a next step: %j', (nextSteps) => {
    const refused = given(inboundRequest, partnershipRequested(), requestPosted()).when(declareLead({ nextSteps }));
    refused.refusedBy(triageNeedsLeadAndNextStep, { lead: 'ada', nextSteps: [] });
  });

  it('IN-4: is refused without a lead', () => {
    const refused = given(inboundRequest, partnershipRequested(), requestPosted()).when(declareLead({ lead: ' ' }));
    refused.refusedBy(triageNeedsLeadAndNextStep, { lead: ' ', nextSteps: ['Call the partner'] });
  });

  it('IN-4: keeps the steps that say something', () => {
    const declared = given(inboundRequest, requestCaptured(), requestPosted()).when(declareLead({ nextSteps: ['Call', ' ', 'Demo'] }));
    declared.then(leadDeclared({ nextSteps: ['Call', 'Demo'] }));
  });

  it('IN-4: nothing is classified or scored before a lead is declared', () => {
    const posted = given(inboundRequest, partnershipRequested(), requestPosted());
    posted.when(classify).refusedBy(triageNeedsLeadAndNextStep, { lead: null });
    posted.when(score).refusedBy(triageNeedsLeadAndNextStep, { lead: null });
  });

  it('IN-3: a captured request is not classified before it was posted', () => {
    given(inboundRequest, requestCaptured())
      .when(classify)
      .refusedBy(aCapturedRequestIsPostedFirst, { origin: 'COLLEAGUE', posted: false });
  });
});

describe('The lead', () => {
  const posted = given(inboundRequest, requestCaptured(), requestPosted());

  it.each(['ALLIANCE_MANAGER', 'ALLIANCE_MEMBER'])('IN-5: is declared by an %s', (role) => {
    posted.when(declareLead(), { actor: { id: 'ada', role } }).then(leadDeclared());
  });

  it.each(['PARTNER', 'REVIEWER_SALES', 'AUDITOR', 'OPERATOR', 'INTEGRATION', ''])('IN-5: is not declared by the role "%s"', (role) => {
    const facts = { role, expected: ['ALLIANCE_MANAGER', 'ALLIANCE_MEMBER'] };
    posted.when(declareLead(), { actor: { id: 'pat', role } }).refusedBy(theAlliancesTeamDeclaresTheLead, facts);
  });

  it.each([
    ['a captured request', requestCaptured()],
    ['a partner’s request', partnershipRequested()],
  ])('IN-5: is declared only after the post of %s', (_of, origin) => {
    given(inboundRequest, origin).when(declareLead()).refusedBy(theAlliancesTeamDeclaresTheLead, { posted: false });
  });

  it('IN-6: is exactly one: a first lead is taken, a second one is refused and the first is named', () => {
    posted.when(declareLead()).then(leadDeclared());
    given(inboundRequest, aRequestInTriage())
      .when(declareLead({ lead: 'bo' }))
      .refusedBy(oneLeadAtATime, { lead: 'ada' });
  });

  it('IN-6: is not declared anew when the command is sent twice', () => {
    given(inboundRequest, aRequestInTriage()).when(declareLead()).refusedBy(oneLeadAtATime, { lead: 'ada' });
  });
});

describe('The stage of inbound requests', () => {
  const post = new PostRequest({ partnershipId, briefDescription: 'ChatOps', now: at });

  it('LC-1: must be open: before a request nothing is posted or declared', () => {
    const facts = { stage: 'INBOUND_REQUEST', status: 'NOT_REQUESTED' };
    given(inboundRequest).when(post).refusedBy(theStageMustBeOpen, facts);
    given(inboundRequest).when(declareLead()).refusedBy(theStageMustBeOpen, facts);
    given(inboundRequest, partnershipRequested())
      .when(post)
      .then({ ...requestPosted(), data: { ...requestPosted().data, briefDescription: 'ChatOps' } });
  });

  it('LC-1: must be open: after the decision nothing is posted or declared', () => {
    given(inboundRequest, anAcceptedRequest()).when(post).refusedBy(theStageMustBeOpen, { stage: 'INBOUND_REQUEST', status: 'ACCEPTED' });
    const declined = given(inboundRequest, aRequestInTriage(), partnershipDeclined());
    declined.when(declareLead()).refusedBy(theStageMustBeOpen, { stage: 'INBOUND_REQUEST', status: 'DECLINED' });
  });

  it('LC-2: takes nothing more once the partnership has ended', () => {
    const ended = given(inboundRequest, partnershipRequested(), partnershipEnded());
    ended.when(post).refusedBy(anEndedPartnershipRests, { status: 'OPEN' });
    ended.when(declareLead()).refusedBy(anEndedPartnershipRests, { status: 'OPEN' });
  });
});
