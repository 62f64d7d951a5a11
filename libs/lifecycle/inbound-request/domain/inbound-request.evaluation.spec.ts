import { anEndedPartnershipRests, theStageMustBeOpen, type DomainEvent } from '@entente/kernel';
import { handbook2019 as policy } from '@entente/programmes/policies';
import {
  aPolicy,
  aRequestInTriage,
  aScoredRequest,
  anAcceptedRequest,
  at,
  given,
  partnershipEnded,
  partnershipId,
  partnershipRequested,
  partnershipScored,
} from '@entente/testing';
import { RecordTeamAgreement, ScorePartnership, type Rating } from './inbound-request.commands.js';
import { inboundRequestDecider as inboundRequest } from './inbound-request.decider.js';
import { TeamAgreed } from './inbound-request.events.js';
import { aRatingIsExplained, aScorecardRatesEveryCriterion, alignmentNeedsAllTeams } from './inbound-request.rules.js';

const { criteria } = policy.parameters;
const teams = ['PRODUCT', 'MARKETING', 'SALES'] as const;

/** Every criterion is rated 1, except for what the test states. */
const ratings = (stated: Partial<Record<string, Partial<Rating>>> = {}): readonly Rating[] =>
  criteria.map((criterion) => ({ criterion, rating: 1, rationale: 'As the call showed', evidence: [], ...stated[criterion] }));
const score = (rated: readonly Rating[]) => new ScorePartnership({ partnershipId, ratings: rated, now: at });
const scored = (rated: readonly Rating[], metOnRevenueAlone = false, metFrom = 3) =>
  partnershipScored({
    ratings: rated.map(({ evidence, ...rating }) => ({ ...rating, evidence: [...evidence], met: rating.rating >= metFrom })),
    metOnRevenueAlone,
  });
const agreed = (...agreeing: readonly (typeof teams)[number][]) =>
  agreeing.map((team) => TeamAgreed({ partnershipId, team, agreedAt: at }));
const inTriage = (...history: readonly DomainEvent[]) => given(inboundRequest, aRequestInTriage(), history);

describe('A scorecard', () => {
  it('EV-1: rates all six criteria, in any order, and is kept in the order of the criteria', () => {
    inTriage().when(score(ratings()), { policy }).then(scored(ratings()));
    inTriage().when(score(ratings().toReversed()), { policy }).then(scored(ratings()));
  });

  it.each(criteria)('EV-1: is refused without %s', (criterion) => {
    const refused = inTriage().when(score(ratings().filter((rating) => rating.criterion !== criterion)), { policy });
    refused.refusedBy(aScorecardRatesEveryCriterion, { missing: [criterion], unknown: [], twice: [], criteria });
  });

  it('EV-1: is refused with another criterion, or with one rated twice', () => {
    const [first] = ratings();
    const twice = [...ratings(), ...(first === undefined ? [] : [first])];
    const other = [...ratings(), { criterion: 'RESULTS', rating: 5, rationale: 'As the later handbook has it', evidence: [] }];
    inTriage()
      .when(score(twice), { policy })
      .refusedBy(aScorecardRatesEveryCriterion, { missing: [], unknown: [], twice: ['EXPOSURE'], criteria });
    inTriage()
      .when(score(other), { policy })
      .refusedBy(aScorecardRatesEveryCriterion, { missing: [], unknown: ['RESULTS'], twice: [], criteria });
  });

  it('EV-2: meets Alignment once Product, Marketing and Sales have each agreed', () => {
    const aligned = ratings({ ALIGNMENT: { rating: 3 } });
    inTriage(...agreed(...teams))
      .when(score(aligned), { policy })
      .then(scored(aligned));
    inTriage()
      .when(score(ratings({ ALIGNMENT: { rating: 2 } })), { policy })
      .then(scored(ratings({ ALIGNMENT: { rating: 2 } })));
  });

  it.each(teams)('EV-2: does not meet Alignment without %s', (missing) => {
    const others = teams.filter((team) => team !== missing);
    const refused = inTriage(...agreed(...others)).when(score(ratings({ ALIGNMENT: { rating: 3 } })), { policy });
    refused.refusedBy(alignmentNeedsAllTeams, { agreed: others, missing: [missing] });
  });

  it('EV-3: is flagged when it is met on Revenue alone', () => {
    const alone = ratings({ REVENUE: { rating: 5 } });
    inTriage().when(score(alone), { policy }).then(scored(alone, true));
  });

  it('EV-3: is not flagged when another criterion is met, or none', () => {
    const two = ratings({ REVENUE: { rating: 5 }, ADOPTION: { rating: 3 } });
    inTriage().when(score(two), { policy }).then(scored(two));
    inTriage().when(score(ratings()), { policy }).then(scored(ratings()));
  });

  it('EV-4: keeps the raw rating, rationale, evidence and criteria version', () => {
    const explained = ratings({ EXPOSURE: { rating: 0, rationale: 'No new audience', evidence: ['https://example.com/study'] } });
    inTriage().when(score(explained), { policy }).then(scored(explained));
    const later = { ...policy, version: 'handbook-2022', parameters: { ...policy.parameters, metFrom: 1 } };
    const underLater = scored(ratings(), false, 1);
    const judged = inTriage(...agreed(...teams)).when(score(ratings()), { policy: later });
    judged.then({ ...underLater, data: { ...underLater.data, criteriaVersion: 'handbook-2022' } });
  });

  it('EV-4: is refused without a rationale', () => {
    const refused = inTriage().when(score(ratings({ ADOPTION: { rationale: ' ' } })), { policy });
    refused.refusedBy(aRatingIsExplained, { criterion: 'ADOPTION', field: 'rationale' });
  });

  it.each([-1, 6, 2.5, Number.NaN])('EV-4: is refused with the rating %d', (rating) => {
    const refused = inTriage().when(score(ratings({ STRATEGIC: { rating } })), { policy });
    refused.refusedBy(aRatingIsExplained, { criterion: 'STRATEGIC', field: 'rating', rating });
  });

  it('EV-4: can be made anew, or sent twice; each is a new event and the old one stays', () => {
    const better = ratings({ ADOPTION: { rating: 5 } });
    given(inboundRequest, aScoredRequest()).when(score(better), { policy }).then(scored(better));
    given(inboundRequest, aScoredRequest(), scored(better)).when(score(better), { policy }).then(scored(better));
  });
});

describe('A team’s agreement', () => {
  const agree = (team: (typeof teams)[number]) => new RecordTeamAgreement({ partnershipId, team, now: at });
  const reviewer = (team: string) => ({ actor: { id: 'rita', role: `REVIEWER_${team}` } });

  it.each(teams)('EV-2: of %s is recorded by its own reviewer', (team) => {
    inTriage().when(agree(team), reviewer(team)).then(agreed(team));
    given(inboundRequest, partnershipRequested()).when(agree(team), reviewer(team)).then(agreed(team));
  });

  it('EV-2: is not recorded by another team, nor by the alliances team', () => {
    const facts = { team: 'SALES', expected: 'REVIEWER_SALES' };
    inTriage()
      .when(agree('SALES'), reviewer('PRODUCT'))
      .refusedBy(alignmentNeedsAllTeams, { ...facts, role: 'REVIEWER_PRODUCT' });
    inTriage()
      .when(agree('SALES'))
      .refusedBy(alignmentNeedsAllTeams, { ...facts, role: 'ALLIANCE_MEMBER' });
  });

  it('EV-2: is recorded once when it is sent twice', () => {
    inTriage(...agreed('SALES'))
      .when(agree('SALES'), reviewer('SALES'))
      .thenNothing();
  });

  it('LC-1: needs an open request', () => {
    const notOpen = (status: string) => ({ stage: 'INBOUND_REQUEST', status });
    given(inboundRequest).when(agree('SALES'), reviewer('SALES')).refusedBy(theStageMustBeOpen, notOpen('NOT_REQUESTED'));
    given(inboundRequest, anAcceptedRequest()).when(agree('SALES'), reviewer('SALES')).refusedBy(theStageMustBeOpen, notOpen('ACCEPTED'));
    inTriage(partnershipEnded()).when(agree('SALES'), reviewer('SALES')).refusedBy(anEndedPartnershipRests, { status: 'OPEN' });
  });
});

it('EV-1: a scorecard follows the criteria of the policy in force', () => {
  const two = aPolicy({ criteria: ['RESULTS', 'REVENUE'] });
  inTriage().when(score(ratings()), { policy: two }).refusedBy(aScorecardRatesEveryCriterion);
});
