import { anEndedPartnershipRests, theStageMustBeOpen } from '@entente/kernel';
import {
  aPolicy,
  aRequestInTriage,
  anAcceptedRequest,
  at,
  given,
  leadDeclared,
  leadReplaced,
  partnershipDeclined,
  partnershipEnded,
  partnershipId,
  partnershipRequested,
  play,
  requestCaptured,
  requestPosted,
} from '@entente/testing';
import { ClassifyPartner, DeclareLead, PostRequest, ReplaceLead, ScorePartnership } from './inbound-request.commands.js';
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

describe('Another lead', () => {
  const replace = (stated: Partial<ReplaceLead['data']> = {}) =>
    new ReplaceLead({ partnershipId, lead: 'bo', reason: 'On leave', now: at, ...stated });
  const led = given(inboundRequest, aRequestInTriage());

  it('IN-6: takes over with a reason, in triage and after acceptance, and the former one is named', () => {
    led.when(replace()).then(leadReplaced());
    given(inboundRequest, anAcceptedRequest()).when(replace()).then(leadReplaced());
    given(inboundRequest, aRequestInTriage(), leadReplaced())
      .when(replace({ lead: 'cy' }))
      .then(leadReplaced({ lead: 'cy', formerLead: 'bo' }));
  });

  it('IN-6 refuses it without a reason; sent twice, it records nothing', () => {
    led.when(replace({ reason: ' ' })).refusedBy(oneLeadAtATime, { field: 'reason' });
    given(inboundRequest, aRequestInTriage(), leadReplaced()).when(replace()).thenNothing();
  });

  it('IN-6: former leads stay known', () => {
    const history = [...aRequestInTriage(), leadReplaced(), leadReplaced({ lead: 'cy', formerLead: 'bo' })];
    const { state } = play(
      inboundRequest,
      { policy: aPolicy(), actor: { id: 'ada', role: 'ALLIANCE_MEMBER' } },
      history.map((happens) => ({ happens })),
    );
    expect(state).toMatchObject({ lead: 'cy', formerLeads: ['ada', 'bo'] });
  });

  it.each(['PARTNER', 'REVIEWER_SALES', 'AUDITOR'])('IN-5 refuses it to the role "%s"', (role) => {
    const facts = { role, expected: ['ALLIANCE_MANAGER', 'ALLIANCE_MEMBER'] };
    led.when(replace(), { actor: { id: 'pat', role } }).refusedBy(theAlliancesTeamDeclaresTheLead, facts);
  });

  it('IN-4 refuses it where nobody leads, and by nobody', () => {
    given(inboundRequest, partnershipRequested()).when(replace()).refusedBy(triageNeedsLeadAndNextStep, { formerLead: null, lead: 'bo' });
    led.when(replace({ lead: '' })).refusedBy(triageNeedsLeadAndNextStep, { formerLead: 'ada', lead: '' });
  });

  it('LC-1, LC-2: needs a partnership that is under way', () => {
    const facts = { stage: 'INBOUND_REQUEST', status: 'DECLINED' };
    given(inboundRequest, aRequestInTriage(), partnershipDeclined()).when(replace()).refusedBy(theStageMustBeOpen, facts);
    given(inboundRequest, anAcceptedRequest(), partnershipEnded())
      .when(replace())
      .refusedBy(anEndedPartnershipRests, { status: 'ACCEPTED' });
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
