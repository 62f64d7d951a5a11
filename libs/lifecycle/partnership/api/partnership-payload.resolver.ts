import { Moments, PartnershipPayload, PartnershipType, positionOfToken } from '@entente/graphql';
import { QueryBus } from '@nestjs/cqrs';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PartnershipsQuery } from '../read/partnerships.query.js';
import { nodeAsOf } from './partnership.node.js';

/** Gives every mutation's payload the partnership as it stands after the command. */
@Resolver(() => PartnershipPayload)
export class PartnershipPayloadResolver {
  constructor(
    private readonly queries: QueryBus,
    private readonly moments: Moments,
  ) {}

  @ResolveField(() => PartnershipType, {
    nullable: true,
    description: 'The partnership with the command’s effect; null when there is none',
  })
  async partnership(@Parent() { partnershipId, consistencyToken }: PartnershipPayload): Promise<PartnershipType | null> {
    await this.moments.reach(positionOfToken(consistencyToken));
    const found = await this.queries.execute(
      new PartnershipsQuery({ ids: [partnershipId] }, { by: 'sortName', direction: 'asc' }, {}, undefined),
    );
    return found.nodes.map(nodeAsOf(undefined))[0] ?? null;
  }
}
