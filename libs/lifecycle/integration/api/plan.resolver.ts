import { ALLIANCES, Allow, CurrentOrigin, type Origin } from '@entente/access';
import { Input, Mutations, PartnershipPayload } from '@entente/graphql';
import { Mutation, Resolver } from '@nestjs/graphql';
import { CompleteStep, PlanStep, ReopenStep } from '../domain/integration.commands.js';
import { CompleteStepInput, PlanStepInput, ReopenStepInput } from './plan.input.js';

@Resolver()
export class PlanResolver {
  constructor(private readonly mutations: Mutations) {}

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'A step is put on an integration’s plan' })
  planStep(@Input() input: PlanStepInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, integrationId = null, stepId, title, owner, dueOn } = input;
    return this.mutations.submit(by, input, (now) => new PlanStep({ partnershipId, integrationId, stepId, title, owner, dueOn, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'A step of the plan is done, with what shows it' })
  completeStep(@Input() input: CompleteStepInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, integrationId = null, stepId, evidence } = input;
    return this.mutations.submit(by, input, (now) => new CompleteStep({ partnershipId, integrationId, stepId, evidence, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'A step that was held to be done is open again' })
  reopenStep(@Input() input: ReopenStepInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, integrationId = null, stepId, reason } = input;
    return this.mutations.submit(by, input, (now) => new ReopenStep({ partnershipId, integrationId, stepId, reason, now }));
  }
}
