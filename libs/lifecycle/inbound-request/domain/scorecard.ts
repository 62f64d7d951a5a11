import { ensure, type Policy } from '@entente/kernel';
import type { Rating } from './inbound-request.commands.js';
import { aRatingIsExplained, aScorecardRatesEveryCriterion, alignmentNeedsAllTeams } from './inbound-request.rules.js';
import type { RequestFile, Scorecard } from './inbound-request.state.js';

/** The scorecard that complete ratings make under a policy (EV-1 to EV-4). */
export function scorecardOf(ratings: readonly Rating[], agreements: RequestFile['agreements'], policy: Policy): Scorecard {
  const { criteria, metFrom, revenueCriterion } = policy.parameters;
  ensureComplete(ratings, criteria);
  ratings.forEach(ensureExplained);
  const judged = criteria.flatMap((criterion) =>
    ratings
      .filter((rating) => rating.criterion === criterion)
      .map((rating) => ({ ...rating, evidence: [...rating.evidence], met: rating.rating >= metFrom })),
  );
  const met = judged.filter((rating) => rating.met).map(({ criterion }) => criterion);
  ensureAligned(met, agreements, policy);
  return { criteriaVersion: policy.version, ratings: judged, metOnRevenueAlone: met.length === 1 && met[0] === revenueCriterion };
}

function ensureComplete(ratings: readonly Rating[], criteria: readonly string[]): void {
  const rated = ratings.map(({ criterion }) => criterion);
  const missing = criteria.filter((criterion) => !rated.includes(criterion));
  const unknown = rated.filter((criterion) => !criteria.includes(criterion));
  const twice = rated.filter((criterion, index) => rated.indexOf(criterion) !== index);
  ensure(
    [missing, unknown, twice].every(({ length }) => length === 0),
    aScorecardRatesEveryCriterion,
    { missing, unknown, twice, criteria },
  );
}

function ensureExplained({ criterion, rating, rationale }: Rating): void {
  ensure(rationale.trim() !== '', aRatingIsExplained, { criterion, field: 'rationale' });
  ensure(Number.isInteger(rating) && rating >= 0 && rating <= 5, aRatingIsExplained, { criterion, field: 'rating', rating });
}

function ensureAligned(met: readonly string[], agreements: readonly string[], policy: Policy): void {
  const { alignmentCriterion, alignedTeams } = policy.parameters;
  const missing = alignedTeams.filter((team) => !agreements.includes(team));
  ensure(!met.includes(alignmentCriterion) || missing.length === 0, alignmentNeedsAllTeams, { agreed: agreements, missing });
}
