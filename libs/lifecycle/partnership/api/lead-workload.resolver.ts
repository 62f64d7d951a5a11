import { Allow, REPORT_READERS } from '@entente/access';
import { MomentArgs, Moments, Stage } from '@entente/graphql';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { LeadWorkloadQuery } from '../read/lead-workload.query.js';
import { LeadWorkloadType } from './lead-workload.type.js';

@Resolver()
export class LeadWorkloadResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly moments: Moments,
  ) {}

  @Allow(...REPORT_READERS)
  @Query(() => [LeadWorkloadType], { description: 'What each lead has to do, the one with most to do first' })
  async leadWorkload(@Args() args: MomentArgs): Promise<LeadWorkloadType[]> {
    const { asOf, at } = await this.moments.resolve(args);
    const loads = await this.queries.execute(new LeadWorkloadQuery(asOf, at));
    return loads.map(({ stages, ...load }) => ({ ...load, stages: stages.map(({ stage, count }) => ({ count, stage: Stage[stage] })) }));
  }
}
