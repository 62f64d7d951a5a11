import { Allow, CurrentOrigin, Role, perOperation, type Origin, type RequestContext } from '@entente/access';
import { Input, Mutations, PartnershipOnlyInput, PartnershipPayload, PartnershipType, momentLoader } from '@entente/graphql';
import { QueryBus } from '@nestjs/cqrs';
import { Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DocumentIntegration, StartIntegration, TakeIntegrationLive } from '../domain/integration.commands.js';
import { IntegrationsOfQuery } from '../read/integration-board.query.js';
import { DocumentIntegrationInput, StartIntegrationInput } from './integration.input.js';
import { IntegrationType } from './integration.type.js';

const ALLIANCES = [Role.ALLIANCE_MANAGER, Role.ALLIANCE_MEMBER] as const;

@Resolver(() => PartnershipType)
export class IntegrationResolver {
  readonly #integrations = perOperation(() => momentLoader((ids, asOf) => this.queries.execute(new IntegrationsOfQuery(ids, asOf))));

  constructor(
    private readonly mutations: Mutations,
    private readonly queries: QueryBus,
  ) {}

  @ResolveField(() => IntegrationType, { nullable: true, description: 'Its integration; null before it was started' })
  async integration(@Parent() partnership: PartnershipType, @Context() context: RequestContext): Promise<IntegrationType | null> {
    const [integration] = await this.#integrations(context).load(partnership);
    return integration ?? null;
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, {
    description: 'The integration is started by hand, with its duties; acceptance starts it by itself',
  })
  startIntegration(@Input() input: StartIntegrationInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, builder = null, maintainer = null, exceptionReason = null } = input;
    return this.mutations.submit(by, input, (now) => new StartIntegration({ partnershipId, builder, maintainer, exceptionReason, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'The integration has public documentation' })
  documentIntegration(@Input() input: DocumentIntegrationInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, docsUrl } = input;
    return this.mutations.submit(by, input, (now) => new DocumentIntegration({ partnershipId, docsUrl, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'Users can use the integration' })
  takeIntegrationLive(@Input() input: PartnershipOnlyInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId } = input;
    return this.mutations.submit(by, input, (now) => new TakeIntegrationLive({ partnershipId, now }));
  }
}
