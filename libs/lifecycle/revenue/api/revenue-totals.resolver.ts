import { Allow, CurrentCaller, REPORT_READERS, Role, visibleTo, type Caller } from '@entente/access';
import { Moments, connectionFrom, type Connection } from '@entente/graphql';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Query, Resolver } from '@nestjs/graphql';
import { RevenueTotalsQuery } from '../read/revenue-totals.query.js';
import { RevenueArgs, RevenueGroup } from './revenue.input.js';
import { RevenueTotalConnection, RevenueTotalType } from './revenue.type.js';

const DIMENSIONS = {
  [RevenueGroup.MONTH]: 'month',
  [RevenueGroup.PARTNERSHIP]: 'partnershipId',
  [RevenueGroup.SOURCE]: 'source',
  [RevenueGroup.DELIVERY_MODEL]: 'deliveryModel',
} as const;

@Resolver()
export class RevenueTotalsResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly moments: Moments,
  ) {}

  @Allow(...REPORT_READERS, Role.PARTNER)
  @Query(() => RevenueTotalConnection, { description: 'What was earned, added up; a partner sees its own alone' })
  async revenue(@Args() args: RevenueArgs, @CurrentCaller() caller: Caller): Promise<Connection<RevenueTotalType>> {
    const { asOf } = await this.moments.resolve(args);
    const { partnershipId, ...asked } = args.filter ?? {};
    const filter = { ...asked, partnershipId: visibleTo(caller, partnershipId) };
    const query = new RevenueTotalsQuery(DIMENSIONS[args.by], filter, args, asOf);
    return connectionFrom(await this.queries.execute(query), (total) => total);
  }
}
