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
    // At a moment of its own: what hangs on the node would else be what an earlier mutation of the same document loaded.
    const asOf = await this.moments.reach(positionOfToken(consistencyToken));
    const found = await this.queries.execute(
      new PartnershipsQuery({ ids: [partnershipId] }, { by: 'sortName', direction: 'asc' }, {}, asOf),
    );
    return found.nodes.map(nodeAsOf(asOf))[0] ?? null;
  }
}
