import { anEndedPartnershipRests, ensure, partingNeedsAReason, saidOrNull, theStageMustBeOpen, type Judgement } from '@entente/kernel';
import { ensureClassHolds, sameClass } from './classification.js';
import type {
  AcceptPartnership,
  ClassifyPartner,
  DeclareLead,
  DeclinePartnership,
  PostRequest,
  RecordTeamAgreement,
  ScorePartnership,
} from './inbound-request.commands.js';
import {
  LeadDeclared,
  PartnerClassified,
  PartnershipAccepted,
  PartnershipDeclined,
  PartnershipScored,
  RequestPosted,
  TeamAgreed,
} from './inbound-request.events.js';
import {
  aCapturedRequestIsPostedFirst,
  aScorecardRatesEveryCriterion,
  alignmentNeedsAllTeams,
  oneLeadAtATime,
  revenueAloneNeedsAReason,
  servicesPartnersGoToTheChannelTeam,
  theAlliancesTeamDeclaresTheLead,
  theClassFitsTheBusiness,
  triageNeedsLeadAndNextStep,
} from './inbound-request.rules.js';
import type { InboundRequest, OpenRequest } from './inbound-request.state.js';
import { scorecardOf } from './scorecard.js';

const ALLIANCES_TEAM = ['ALLIANCE_MANAGER', 'ALLIANCE_MEMBER'];

function ensureOpen(state: InboundRequest): asserts state is OpenRequest {
  const ended = state.status === 'CLOSED' || ('ended' in state && state.ended);
  ensure(!ended, anEndedPartnershipRests, { status: state.status });
  ensure(state.status === 'OPEN', theStageMustBeOpen, { stage: 'INBOUND_REQUEST', status: state.status });
}

function ensureInTriage(state: InboundRequest): asserts state is OpenRequest {
  ensureOpen(state);
  const { origin, posted, lead } = state;
  ensure(origin === 'PARTNER' || posted, aCapturedRequestIsPostedFirst, { origin, posted });
  ensure(lead !== null, triageNeedsLeadAndNextStep, { lead });
}

export function post({ data }: PostRequest, state: InboundRequest, { policy }: Judgement) {
  ensureOpen(state);
  const { partnershipId, briefDescription, now } = data;
  ensure(briefDescription.trim() !== '', aCapturedRequestIsPostedFirst, { field: 'briefDescription' });
  return state.posted ? [] : [RequestPosted({ partnershipId, channel: policy.parameters.channel, briefDescription, postedAt: now })];
}

export function declareLead({ data }: DeclareLead, state: InboundRequest, { actor }: Judgement) {
  ensureOpen(state);
  ensure(ALLIANCES_TEAM.includes(actor.role), theAlliancesTeamDeclaresTheLead, { role: actor.role, expected: ALLIANCES_TEAM });
  ensure(state.posted, theAlliancesTeamDeclaresTheLead, { posted: state.posted });
  ensure(state.lead === null, oneLeadAtATime, { lead: state.lead });
  const { partnershipId, lead, now } = data;
  const nextSteps = data.nextSteps.filter((step) => step.trim() !== '');
  ensure(lead.trim() !== '' && nextSteps.length > 0, triageNeedsLeadAndNextStep, { lead, nextSteps });
  return [LeadDeclared({ partnershipId, lead, nextSteps, declaredAt: now })];
}

export function classify({ data }: ClassifyPartner, state: InboundRequest, { policy }: Judgement) {
  ensureInTriage(state);
  const { now, monetisation, ...given } = data;
  ensureClassHolds(given, monetisation, policy);
  const inForce = state.classes.at(-1);
  return inForce !== undefined && sameClass(inForce, given) ? [] : [PartnerClassified({ ...given, classifiedAt: now })];
}

export function agree({ data }: RecordTeamAgreement, state: InboundRequest, { actor }: Judgement) {
  ensureOpen(state);
  const { partnershipId, team, now } = data;
  ensure(actor.role === `REVIEWER_${team}`, alignmentNeedsAllTeams, { team, role: actor.role, expected: `REVIEWER_${team}` });
  return state.agreements.includes(team) ? [] : [TeamAgreed({ partnershipId, team, agreedAt: now })];
}

export function score({ data }: ScorePartnership, state: InboundRequest, { policy }: Judgement) {
  ensureInTriage(state);
  return [
    PartnershipScored({ partnershipId: data.partnershipId, ...scorecardOf(data.ratings, state.agreements, policy), scoredAt: data.now }),
  ];
}

export function accept({ data }: AcceptPartnership, state: InboundRequest, { policy }: Judgement) {
  ensureInTriage(state);
  const { classes, scorecard } = state;
  const { partnershipId, revenueAloneReason, now } = data;
  ensure(classes.length > 0, theClassFitsTheBusiness, { classes });
  ensure(
    classes.some(({ kind }) => kind !== 'SERVICES'),
    servicesPartnersGoToTheChannelTeam,
    { classes: classes.map(({ kind }) => kind) },
  );
  ensure(scorecard !== null, aScorecardRatesEveryCriterion, { scorecard, criteria: policy.parameters.criteria });
  const reason = saidOrNull(revenueAloneReason);
  ensure(!scorecard.metOnRevenueAlone || reason !== null, revenueAloneNeedsAReason, {
    metOnRevenueAlone: true,
    field: 'revenueAloneReason',
  });
  return [PartnershipAccepted({ partnershipId, revenueAloneReason: reason, acceptedAt: now })];
}

export function decline({ data }: DeclinePartnership, state: InboundRequest) {
  ensureInTriage(state);
  const { partnershipId, reason, now } = data;
  ensure(reason.trim() !== '', partingNeedsAReason, { field: 'reason' });
  return [PartnershipDeclined({ partnershipId, reason, declinedAt: now })];
}
