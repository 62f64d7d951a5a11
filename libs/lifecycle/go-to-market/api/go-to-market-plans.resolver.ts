import { Allow, CurrentCaller, REPORT_READERS, Role, perOperation, visibleTo, type Caller, type RequestContext } from '@entente/access';
import { Moments, PartnershipType, connectionFrom, momentLoader, type Connection } from '@entente/graphql';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { GoToMarketPlansQuery, GoToMarketsOfQuery } from '../read/go-to-market-board.query.js';
import { GoToMarketPlansArgs } from './go-to-market.input.js';
import { GoToMarketConnection, GoToMarketType } from './go-to-market.type.js';

@Resolver(() => PartnershipType)
export class GoToMarketPlansResolver {
  readonly #goToMarkets = perOperation(() => momentLoader((ids, asOf) => this.queries.execute(new GoToMarketsOfQuery(ids, asOf))));

  constructor(
    private readonly queries: QueryBus,
    private readonly moments: Moments,
  ) {}

  @Allow(...REPORT_READERS, Role.PARTNER, Role.INTEGRATION)
  @Query(() => GoToMarketConnection, { description: 'Go-to-market plans by filter, the oldest first; a partner sees its own alone' })
  async goToMarketPlans(@Args() args: GoToMarketPlansArgs, @CurrentCaller() caller: Caller): Promise<Connection<GoToMarketType>> {
    const { asOf } = await this.moments.resolve(args);
    const { partnershipId, ...asked } = args.filter ?? {};
    const filter = { ...asked, partnershipId: visibleTo(caller, partnershipId) };
    const page = await this.queries.execute(new GoToMarketPlansQuery(filter, args, asOf));
    return connectionFrom(page, (row) => ({ ...row, asOf }));
  }

  @ResolveField(() => GoToMarketType, { nullable: true, description: 'Its go-to-market; null before it opened' })
  async goToMarket(@Parent() partnership: PartnershipType, @Context() context: RequestContext): Promise<GoToMarketType | null> {
    const [row] = await this.#goToMarkets(context).load(partnership);
    return row === undefined ? null : { ...row, asOf: partnership.asOf };
  }
}
