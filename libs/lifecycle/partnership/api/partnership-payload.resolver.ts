import type { RequestContext } from '@entente/access';
import { Moments, PartnershipPayload, PartnershipType, positionOfToken } from '@entente/graphql';
import { QueryBus } from '@nestjs/cqrs';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PartnershipsQuery } from '../read/partnerships.query.js';
import { PARTNERSHIP_READERS, nodeAsOf } from './partnership.node.js';

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
  async partnership(
    @Parent() { partnershipId, consistencyToken }: PartnershipPayload,
    @Context() { identity }: RequestContext,
  ): Promise<PartnershipType | null> {
    // Who may give a command about a partnership may not therefore look at it.
    if (!PARTNERSHIP_READERS.some((role) => 'role' in identity && identity.role === role)) return null;
    // At a moment of its own: what hangs on the node would else be what an earlier mutation of the same document loaded.
    const asOf = await this.moments.reach(positionOfToken(consistencyToken));
    const found = await this.queries.execute(
      new PartnershipsQuery({ ids: [partnershipId] }, { by: 'sortName', direction: 'asc' }, {}, asOf),
    );
    return found.nodes.map(nodeAsOf(asOf))[0] ?? null;
  }
}
