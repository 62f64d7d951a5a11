import { Allow, CurrentCaller, CurrentOrigin, Role, type Caller, type Origin } from '@entente/access';
import { Input, Mutations, PartnershipPayload } from '@entente/graphql';
import { Mutation, Resolver } from '@nestjs/graphql';
import { AskForInformation, GiveInformation } from '../domain/inbound-request.commands.js';
import { ALLIANCES } from './alliances.js';
import { AskForInformationInput, GiveInformationInput } from './information.input.js';
import { ensureOwn } from './own-partnership.js';

@Resolver()
export class InformationResolver {
  constructor(private readonly mutations: Mutations) {}

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'More is asked of the requester; the clocks stand still until it is told' })
  askForInformation(@Input() input: AskForInformationInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, question } = input;
    return this.mutations.submit(by, input, (now) => new AskForInformation({ partnershipId, question, now }));
  }

  @Allow(Role.PARTNER, ...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'The open question is answered; the clocks go on' })
  async giveInformation(
    @Input() input: GiveInformationInput,
    @CurrentCaller() caller: Caller,
    @CurrentOrigin() by: Origin,
  ): Promise<PartnershipPayload> {
    const { partnershipId, answer } = input;
    ensureOwn(caller, partnershipId);
    return this.mutations.submit(by, input, (now) => new GiveInformation({ partnershipId, answer, now }));
  }
}
