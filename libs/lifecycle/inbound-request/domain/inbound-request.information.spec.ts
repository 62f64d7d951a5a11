import { anEndedPartnershipRests, theStageMustBeOpen } from '@entente/kernel';
import {
  aPolicy,
  aRequestInTriage,
  anAcceptedRequest,
  at,
  clockRanOut,
  clocksStarted,
  given,
  informationAsked,
  informationGiven,
  leadDeclared,
  partnershipEnded,
  partnershipId,
  partnershipRequested,
  requestCaptured,
  requestPosted,
} from '@entente/testing';
import { AskForInformation, GiveInformation, MarkClockRanOut, RequestPartnership } from './inbound-request.commands.js';
import { inboundRequestDecider as inboundRequest } from './inbound-request.decider.js';
import { InboundRequestClosed } from './inbound-request.events.js';
import { oneQuestionAtATime, whatIsToldSaysSomething } from './inbound-request.rules.js';

const ask = (question = 'Who uses it today?') => new AskForInformation({ partnershipId, question, now: at });
const give = (answer = 'Three customers', now = at) => new GiveInformation({ partnershipId, answer, now });
const mark = (stated: Partial<MarkClockRanOut['data']> = {}) => {
  const { clock, dueAt } = clockRanOut().data;
  return new MarkClockRanOut({ partnershipId, clock, dueAt, now: dueAt, ...stated });
};
const { triageDueAt } = clocksStarted().data;
const requested = [partnershipRequested(), clocksStarted()];

describe('The clocks of a request', () => {
  it('start with it, and are due after the business days of the policy in force', () => {
    const policy = aPolicy({ firstAnswerBusinessDays: 1, triageBusinessDays: 3 });
    const dueAt = { firstAnswerDueAt: '2020-02-12T09:14:07.000Z', triageDueAt: '2020-02-14T09:14:07.000Z' };
    given(inboundRequest)
      .when(new RequestPartnership({ ...partnershipRequested().data, now: at }), { policy })
      .then(partnershipRequested(), clocksStarted(dueAt));
  });

  it('run out once each', () => {
    given(inboundRequest, requested).when(mark()).then(clockRanOut());
    given(inboundRequest, requested)
      .when(mark({ clock: 'TRIAGE', dueAt: triageDueAt, now: triageDueAt }))
      .then(clockRanOut({ clock: 'TRIAGE', dueAt: triageDueAt, ranOutAt: triageDueAt }));
    given(inboundRequest, requested, clockRanOut()).when(mark()).thenNothing();
  });

  it('do not run out before they are due, nor at a moment that they were moved from', () => {
    given(inboundRequest, requested)
      .when(mark({ now: at }))
      .thenNothing();
    given(inboundRequest, requested)
      .when(mark({ dueAt: triageDueAt, now: triageDueAt }))
      .thenNothing();
  });

  it('end with the lead’s declaration, both', () => {
    const led = given(inboundRequest, requested, requestPosted(), leadDeclared());
    led.when(mark()).thenNothing();
    led.when(mark({ clock: 'TRIAGE', dueAt: triageDueAt, now: triageDueAt })).thenNothing();
  });

  it('do not run out where the request was decided, closed or never made', () => {
    given(inboundRequest, anAcceptedRequest()).when(mark()).thenNothing();
    given(inboundRequest, requested, partnershipEnded()).when(mark()).thenNothing();
    given(inboundRequest, requested, InboundRequestClosed({ partnershipId, reason: 'Acquired', closedAt: at }))
      .when(mark())
      .thenNothing();
    given(inboundRequest).when(mark()).thenNothing();
  });
});

describe('Asking for information', () => {
  it('LC-40, LC-41: puts one question, before triage and after', () => {
    given(inboundRequest, requestCaptured()).when(ask()).then(informationAsked());
    given(inboundRequest, aRequestInTriage()).when(ask()).then(informationAsked());
    given(inboundRequest, requested, informationAsked(), informationGiven())
      .when(ask('How many?'))
      .then(informationAsked({ question: 'How many?' }));
  });

  it('LC-40 refuses another question while one is open, and names it; the same one sent twice records nothing', () => {
    const asked = given(inboundRequest, requested, informationAsked());
    asked.when(ask('How many?')).refusedBy(oneQuestionAtATime, { open: 'Who uses it today?' });
    asked.when(ask()).thenNothing();
  });

  it('LC-41 refuses a question that says nothing', () => {
    given(inboundRequest, requested).when(ask(' \n')).refusedBy(whatIsToldSaysSomething, { field: 'question' });
  });

  it('counts as the first answer, and lets the other clock stand still', () => {
    const asked = given(inboundRequest, requested, informationAsked());
    asked.when(mark()).thenNothing();
    asked.when(mark({ clock: 'TRIAGE', dueAt: triageDueAt, now: triageDueAt })).thenNothing();
  });

  it('LC-1, LC-2: needs an open request', () => {
    given(inboundRequest).when(ask()).refusedBy(theStageMustBeOpen, { stage: 'INBOUND_REQUEST', status: 'NOT_REQUESTED' });
    given(inboundRequest, anAcceptedRequest()).when(ask()).refusedBy(theStageMustBeOpen, { stage: 'INBOUND_REQUEST', status: 'ACCEPTED' });
    given(inboundRequest, requested, partnershipEnded()).when(ask()).refusedBy(anEndedPartnershipRests, { status: 'OPEN' });
  });
});

describe('Giving information', () => {
  const asked = given(inboundRequest, requested, informationAsked());

  it('LC-40, LC-41: answers the open question and moves what is due by the time that it took', () => {
    const givenAt = '2020-02-14T09:14:07.000Z';
    const moved = { triageDueAt: '2020-02-19T09:14:07.000Z', givenAt };
    asked.when(give('Three customers', givenAt)).then(informationGiven(moved));
    given(inboundRequest, requested, informationAsked(), informationGiven(moved))
      .when(mark({ clock: 'TRIAGE', dueAt: moved.triageDueAt, now: moved.triageDueAt }))
      .then(clockRanOut({ clock: 'TRIAGE', dueAt: moved.triageDueAt, ranOutAt: moved.triageDueAt }));
  });

  it('moves nothing to an earlier moment, though a server’s clock stand behind', () => {
    const givenAt = '2020-02-10T09:14:07.000Z';
    asked.when(give('Three customers', givenAt)).then(informationGiven({ triageDueAt, givenAt }));
  });

  it('moves no clock that has ended', () => {
    given(inboundRequest, aRequestInTriage(), informationAsked()).when(give()).then(informationGiven());
    given(inboundRequest, requested, clockRanOut({ clock: 'TRIAGE' }), informationAsked())
      .when(give())
      .then(informationGiven());
  });

  it('LC-40 refuses an answer to nothing; the same one sent twice records nothing', () => {
    given(inboundRequest, requested).when(give()).refusedBy(oneQuestionAtATime, { open: null });
    const answered = given(inboundRequest, requested, informationAsked(), informationGiven());
    answered.when(give()).thenNothing();
    answered.when(give('Four customers')).refusedBy(oneQuestionAtATime, { open: null });
  });

  it('LC-41 refuses an answer that says nothing', () => {
    asked.when(give('')).refusedBy(whatIsToldSaysSomething, { field: 'answer' });
  });

  it('LC-2: does not come after the end', () => {
    given(inboundRequest, requested, informationAsked(), partnershipEnded())
      .when(give())
      .refusedBy(anEndedPartnershipRests, { status: 'OPEN' });
  });

  it('leaves the first answer’s clock where it ended', () => {
    given(inboundRequest, requested, informationAsked(), informationGiven({ triageDueAt })).when(mark()).thenNothing();
  });
});
