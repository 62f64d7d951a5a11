import { Allow, Role } from '@entente/access';
import { MomentArgs, Moments, Stage } from '@entente/graphql';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { PipelineQuery } from '../read/pipeline.query.js';
import { PipelineStageType } from './pipeline.type.js';

@Resolver()
export class PipelineResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly moments: Moments,
  ) {}

  @Allow(
    ...[Role.ALLIANCE_MANAGER, Role.ALLIANCE_MEMBER, Role.AUDITOR, Role.PRODUCTION_TEAM_LEAD],
    ...[Role.REVIEWER_PRODUCT, Role.REVIEWER_MARKETING, Role.REVIEWER_SALES],
  )
  @Query(() => [PipelineStageType], { description: 'How many partnerships stand in each stage, for how long, and what they earned' })
  async pipeline(@Args() args: MomentArgs): Promise<PipelineStageType[]> {
    const { asOf, at } = await this.moments.resolve(args);
    const figures = await this.queries.execute(new PipelineQuery(asOf, at));
    return figures.map(({ stage, ...rest }) => ({ ...rest, stage: Stage[stage] }));
  }
}
