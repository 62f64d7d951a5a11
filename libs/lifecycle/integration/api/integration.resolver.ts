import { ALLIANCES, Allow, CurrentOrigin, type Origin } from '@entente/access';
import { Input, Mutations, PartnershipPayload } from '@entente/graphql';
import { Mutation, Resolver } from '@nestjs/graphql';
import {
  AssignDuties,
  CertifyIntegration,
  DemonstrateIntegration,
  DocumentIntegration,
  RaiseIntegrationPriority,
  RetireIntegration,
  StartIntegration,
  TakeIntegrationLive,
} from '../domain/integration.commands.js';
import {
  AssignDutiesInput,
  DemonstrateIntegrationInput,
  DocumentIntegrationInput,
  IntegrationOnlyInput,
  RaiseIntegrationPriorityInput,
  RetireIntegrationInput,
  StartIntegrationInput,
} from './integration.input.js';

@Resolver()
export class IntegrationResolver {
  constructor(private readonly mutations: Mutations) {}

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, {
    description: 'An integration is started by hand, with its duties; acceptance starts those of the classified products by itself',
  })
  startIntegration(@Input() input: StartIntegrationInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, product = null, builder = null, maintainer = null, exceptionReason = null } = input;
    const asked = { partnershipId, product, builder, maintainer, exceptionReason };
    return this.mutations.submit(by, input, (now) => new StartIntegration({ ...asked, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'The duties of an integration are given anew' })
  assignDuties(@Input() input: AssignDutiesInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, integrationId = null, builder, maintainer, exceptionReason = null } = input;
    const asked = { partnershipId, integrationId, builder, maintainer, exceptionReason };
    return this.mutations.submit(by, input, (now) => new AssignDuties({ ...asked, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'The integration has public documentation' })
  documentIntegration(@Input() input: DocumentIntegrationInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, integrationId = null, docsUrl } = input;
    return this.mutations.submit(by, input, (now) => new DocumentIntegration({ partnershipId, integrationId, docsUrl, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'The integration was shown at work' })
  demonstrateIntegration(@Input() input: DemonstrateIntegrationInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, integrationId = null, audience, evidence = null } = input;
    const shown = { partnershipId, integrationId, audience, evidence };
    return this.mutations.submit(by, input, (now) => new DemonstrateIntegration({ ...shown, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'Users can use the integration' })
  takeIntegrationLive(@Input() input: IntegrationOnlyInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, integrationId = null } = input;
    return this.mutations.submit(by, input, (now) => new TakeIntegrationLive({ partnershipId, integrationId, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'A live integration was found to work as documented; its certificate runs anew' })
  certifyIntegration(@Input() input: IntegrationOnlyInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, integrationId = null } = input;
    return this.mutations.submit(by, input, (now) => new CertifyIntegration({ partnershipId, integrationId, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'Customers’ demand gives an integration priority' })
  raiseIntegrationPriority(@Input() input: RaiseIntegrationPriorityInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, integrationId = null, signals, reason } = input;
    const raised = { partnershipId, integrationId, signals, reason };
    return this.mutations.submit(by, input, (now) => new RaiseIntegrationPriority({ ...raised, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'An integration is no longer offered' })
  retireIntegration(@Input() input: RetireIntegrationInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, integrationId = null, reason } = input;
    return this.mutations.submit(by, input, (now) => new RetireIntegration({ partnershipId, integrationId, reason, now }));
  }
}
