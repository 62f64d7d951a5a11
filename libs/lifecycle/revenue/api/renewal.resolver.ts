import { ALLIANCES, Allow, CurrentOrigin, perOperation, type Origin, type RequestContext } from '@entente/access';
import { Input, Mutations, PartnershipPayload, PartnershipType, momentLoader } from '@entente/graphql';
import { QueryBus } from '@nestjs/cqrs';
import { Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { RenewPartnership } from '../domain/revenue.commands.js';
import { RenewalsOfQuery } from '../read/renewals.query.js';
import { RenewPartnershipInput } from './revenue.input.js';
import { RenewalType } from './revenue.type.js';

@Resolver(() => PartnershipType)
export class RenewalResolver {
  readonly #renewals = perOperation(() => momentLoader((ids, asOf) => this.queries.execute(new RenewalsOfQuery(ids, asOf))));

  constructor(
    private readonly mutations: Mutations,
    private readonly queries: QueryBus,
  ) {}

  @ResolveField(() => [RenewalType], { description: 'The terms that it was renewed for, the earliest first' })
  renewals(@Parent() partnership: PartnershipType, @Context() context: RequestContext): Promise<readonly RenewalType[]> {
    return this.#renewals(context).load(partnership);
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'The partnership goes on for another term' })
  renewPartnership(@Input() input: RenewPartnershipInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, termFrom, termUntil, agreement } = input;
    return this.mutations.submit(by, input, (now) => new RenewPartnership({ partnershipId, termFrom, termUntil, agreement, now }));
  }
}
