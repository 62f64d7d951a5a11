import { ensure, saidOrNull, type Judgement } from '@entente/kernel';
import { ensureClassHolds } from './classification.js';
import type {
  AcceptPartnership,
  ClassifyPartner,
  ReclassifyPartner,
  RecordTeamAgreement,
  ScorePartnership,
} from './inbound-request.commands.js';
import {
  PartnerClassified,
  PartnerReclassified,
  PartnershipAccepted,
  PartnershipScored,
  TeamAgreed,
  sameClass,
} from './inbound-request.events.js';
import {
  aScorecardRatesEveryCriterion,
  alignmentNeedsAllTeams,
  reclassifyingReplacesAClass,
  revenueAloneNeedsAReason,
  servicesPartnersGoToTheChannelTeam,
  theClassFitsTheBusiness,
} from './inbound-request.rules.js';
import type { InboundRequest } from './inbound-request.state.js';
import { scorecardOf } from './scorecard.js';
import { ensureForTriage, ensureInTriage, ensureOpen, ensureTriaged, ensureUnderWay } from './standing.js';

export function classify({ data }: ClassifyPartner, state: InboundRequest, { policy }: Judgement) {
  ensureInTriage(state);
  const { now, monetisation, ...given } = data;
  ensureClassHolds(given, monetisation, policy);
  const inForce = state.classes.at(-1);
  return inForce !== undefined && sameClass(inForce, given) ? [] : [PartnerClassified({ ...given, classifiedAt: now })];
}

/** Comes after acceptance too: duties follow the classes in force at each event (CL-8). */
export function reclassify({ data }: ReclassifyPartner, state: InboundRequest, { policy }: Judgement) {
  if (state.status !== 'ACCEPTED') ensureForTriage(state);
  ensureUnderWay(state);
  ensureTriaged(state);
  const { now, monetisation, former, reason, ...given } = data;
  ensureClassHolds(given, monetisation, policy);
  ensure(reason.trim() !== '', reclassifyingReplacesAClass, { field: 'reason' });
  const { partnershipId: _id, ...wanted } = given;
  const holds = (one: typeof former): boolean => state.classes.some((held) => sameClass(held, one));
  if (holds(wanted) && (sameClass(wanted, former) || !holds(former))) return [];
  ensure(holds(former), reclassifyingReplacesAClass, { former, classes: state.classes });
  return [
    PartnerReclassified({
      ...given,
      formerKind: former.kind,
      formerTechnologyType: former.technologyType,
      formerPlatformType: former.platformType,
      formerDirection: former.direction,
      formerResellerType: former.resellerType,
      formerProduct: former.product,
      reason,
      reclassifiedAt: now,
    }),
  ];
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
