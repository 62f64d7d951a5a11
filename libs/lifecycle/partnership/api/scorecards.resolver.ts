import { Allow, REPORT_READERS } from '@entente/access';
import { Moments, connectionFrom, type Connection } from '@entente/graphql';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { ScorecardsQuery, type GivenScorecard } from '../read/scorecards.query.js';
import { ScorecardsArgs } from './scorecards.input.js';
import { ScorecardConnection, ScorecardOutcome, ScorecardType } from './scorecards.type.js';

@Resolver()
export class ScorecardsResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly moments: Moments,
  ) {}

  @Allow(...REPORT_READERS)
  @Query(() => ScorecardConnection, { description: 'Scorecards by filter, the newest first' })
  async scorecards(@Args() args: ScorecardsArgs): Promise<Connection<ScorecardType>> {
    const { asOf } = await this.moments.resolve(args);
    const { scoredFrom, scoredUntil, ...asked } = args.filter ?? {};
    const filter = { ...asked, scoredFrom: scoredFrom?.toISOString(), scoredUntil: scoredUntil?.toISOString() };
    return connectionFrom(await this.queries.execute(new ScorecardsQuery(filter, args, asOf)), nodeOf);
  }
}

function nodeOf({ ratings, ledTo, ...scorecard }: GivenScorecard): ScorecardType {
  return {
    ...scorecard,
    ratings: ratings.map((rating) => ({ ...rating, evidence: [...rating.evidence] })),
    ledTo: ledTo && ScorecardOutcome[ledTo],
  };
}
