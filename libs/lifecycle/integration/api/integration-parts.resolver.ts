import { perOperation, type RequestContext } from '@entente/access';
import { momentLoader } from '@entente/graphql';
import { QueryBus } from '@nestjs/cqrs';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { IntegrationStepsOfQuery } from '../read/integration-steps.query.js';
import { ListingsOfQuery } from '../read/listings.query.js';
import { IntegrationStepType, IntegrationType, ListingType } from './integration.type.js';

@Resolver(() => IntegrationType)
export class IntegrationPartsResolver {
  readonly #steps = perOperation(() => momentLoader((ids, asOf) => this.queries.execute(new IntegrationStepsOfQuery(ids, asOf))));
  readonly #listings = perOperation(() => momentLoader((ids, asOf) => this.queries.execute(new ListingsOfQuery(ids, asOf))));

  constructor(private readonly queries: QueryBus) {}

  @ResolveField(() => [IntegrationStepType], { description: 'The steps of its plan, by due date' })
  async steps(@Parent() integration: IntegrationType, @Context() context: RequestContext): Promise<readonly IntegrationStepType[]> {
    const { partnershipId: id, integrationId, asOf } = integration;
    return (await this.#steps(context).load({ id, asOf })).filter((step) => step.integrationId === integrationId);
  }

  @ResolveField(() => ListingType, { nullable: true, description: 'Its listing; null before one was handed in' })
  async listing(@Parent() integration: IntegrationType, @Context() context: RequestContext): Promise<ListingType | null> {
    const { partnershipId: id, integrationId, asOf } = integration;
    return (await this.#listings(context).load({ id, asOf })).find((listing) => listing.integrationId === integrationId) ?? null;
  }
}
