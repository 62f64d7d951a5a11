import { Allow, CurrentCaller, REPORT_READERS, Role, perOperation, visibleTo, type Caller, type RequestContext } from '@entente/access';
import { Moments, PartnershipType, connectionFrom, momentLoader, type Connection } from '@entente/graphql';
import type { Position } from '@entente/kernel';
import { QueryBus } from '@nestjs/cqrs';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IntegrationsOfQuery, IntegrationsQuery } from '../read/integration-board.query.js';
import type { IntegrationRow } from '../read/integration-board.table.js';
import { IntegrationsArgs } from './integration.input.js';
import { standingOf } from './integration-standing.js';
import { IntegrationConnection, IntegrationStatus, IntegrationType } from './integration.type.js';

@Resolver(() => PartnershipType)
export class IntegrationsResolver {
  readonly #integrations = perOperation(() => momentLoader((ids, asOf) => this.queries.execute(new IntegrationsOfQuery(ids, asOf))));

  constructor(
    private readonly queries: QueryBus,
    private readonly moments: Moments,
  ) {}

  @Allow(...REPORT_READERS, Role.PARTNER, Role.INTEGRATION)
  @Query(() => IntegrationConnection, { description: 'Integrations by filter, the oldest first; a partner sees its own alone' })
  async integrations(@Args() args: IntegrationsArgs, @CurrentCaller() caller: Caller): Promise<Connection<IntegrationType>> {
    const { asOf } = await this.moments.resolve(args);
    const { partnershipId, ...asked } = args.filter ?? {};
    const filter = { ...asked, partnershipId: visibleTo(caller, partnershipId) };
    return connectionFrom(await this.queries.execute(new IntegrationsQuery(filter, args, asOf)), nodeAsOf(asOf));
  }

  @ResolveField('integrations', () => [IntegrationType], { description: 'Its integrations, the oldest first' })
  async ofPartnership(@Parent() partnership: PartnershipType, @Context() context: RequestContext): Promise<readonly IntegrationType[]> {
    return (await this.#integrations(context).load(partnership)).map(nodeAsOf(partnership.asOf));
  }

  @ResolveField(() => String, {
    description:
      'All its integrations taken together: NOT_STARTED, STARTED, LIVE as soon as one is, STALE, RETIRED when all are, or CLOSED',
  })
  async integrationStanding(@Parent() partnership: PartnershipType, @Context() context: RequestContext): Promise<string> {
    return standingOf(partnership.integrationStatus, await this.ofPartnership(partnership, context));
  }
}

function nodeAsOf(asOf: Position | undefined): (row: IntegrationRow) => IntegrationType {
  return ({ status, ...row }) => ({ ...row, status: IntegrationStatus[status], asOf });
}
