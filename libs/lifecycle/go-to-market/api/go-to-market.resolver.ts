import { Allow, CurrentOrigin, Role, perOperation, type Origin, type RequestContext } from '@entente/access';
import { Input, Mutations, PartnershipOnlyInput, PartnershipPayload, PartnershipType, momentLoader } from '@entente/graphql';
import { QueryBus } from '@nestjs/cqrs';
import { Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { LaunchGoToMarket, PlanGoToMarket } from '../domain/go-to-market.commands.js';
import { GoToMarketsOfQuery } from '../read/go-to-market-board.query.js';
import { PlanGoToMarketInput } from './go-to-market.input.js';
import { GoToMarketType } from './go-to-market.type.js';

@Resolver(() => PartnershipType)
export class GoToMarketResolver {
  readonly #goToMarkets = perOperation(() => momentLoader((ids, asOf) => this.queries.execute(new GoToMarketsOfQuery(ids, asOf))));

  constructor(
    private readonly mutations: Mutations,
    private readonly queries: QueryBus,
  ) {}

  @ResolveField(() => GoToMarketType, { nullable: true, description: 'Its go-to-market; null before it opened' })
  async goToMarket(@Parent() partnership: PartnershipType, @Context() context: RequestContext): Promise<GoToMarketType | null> {
    const [goToMarket] = await this.#goToMarkets(context).load(partnership);
    return goToMarket ?? null;
  }

  @Allow(Role.ALLIANCE_MANAGER, Role.ALLIANCE_MEMBER)
  @Mutation(() => PartnershipPayload, { description: 'Go-to-market is planned, with a leading side' })
  planGoToMarket(@Input() input: PlanGoToMarketInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, summary, leadingSide, exceptionReason = null } = input;
    return this.mutations.submit(by, input, (now) => new PlanGoToMarket({ partnershipId, summary, leadingSide, exceptionReason, now }));
  }

  @Allow(Role.ALLIANCE_MANAGER, Role.ALLIANCE_MEMBER)
  @Mutation(() => PartnershipPayload, { description: 'Go-to-market is launched; revenue opens by itself' })
  launchGoToMarket(@Input() input: PartnershipOnlyInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId } = input;
    return this.mutations.submit(by, input, (now) => new LaunchGoToMarket({ partnershipId, now }));
  }
}
