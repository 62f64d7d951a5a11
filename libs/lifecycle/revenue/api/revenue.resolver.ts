import { ALLIANCES, Allow, CurrentOrigin, freshId, perOperation, type Origin, type RequestContext } from '@entente/access';
import { Input, Mutations, PartnershipPayload, PartnershipType, momentLoader } from '@entente/graphql';
import { QueryBus } from '@nestjs/cqrs';
import { Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CorrectRevenue, RecordRevenue } from '../domain/revenue.commands.js';
import { RevenueEntriesOfQuery } from '../read/revenue-ledger.query.js';
import { CorrectRevenueInput, RecordRevenueInput } from './revenue.input.js';
import { RevenueEntryType } from './revenue.type.js';

@Resolver(() => PartnershipType)
export class RevenueResolver {
  readonly #entries = perOperation(() => momentLoader((ids, asOf) => this.queries.execute(new RevenueEntriesOfQuery(ids, asOf))));

  constructor(
    private readonly mutations: Mutations,
    private readonly queries: QueryBus,
  ) {}

  @ResolveField(() => [RevenueEntryType], { description: 'Its revenue entries by month, the reversed ones included' })
  revenue(@Parent() partnership: PartnershipType, @Context() context: RequestContext): Promise<readonly RevenueEntryType[]> {
    return this.#entries(context).load(partnership);
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'Revenue of a month is recorded' })
  recordRevenue(@Input() input: RecordRevenueInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, month, amount, currency, source, deliveryModel } = input;
    const entry = { partnershipId, month, amount, currency, source, deliveryModel };
    return this.mutations.submit(by, input, (now, origin) => new RecordRevenue({ ...entry, revenueId: freshId('revenue', origin), now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'A wrong entry is reversed, and replaced where it should have said something else' })
  correctRevenue(@Input() input: CorrectRevenueInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, revenueId, reason, rightAmount = null } = input;
    const correction = { partnershipId, revenueId, reason, rightAmount };
    return this.mutations.submit(
      by,
      input,
      (now, origin) => new CorrectRevenue({ ...correction, replacementId: freshId('revenue', origin), now }),
    );
  }
}
