import { Allow, CurrentCaller, CurrentOrigin, Role, freshId, type Caller, type Origin } from '@entente/access';
import { Input, Mutations, PartnershipPayload } from '@entente/graphql';
import { Mutation, Resolver } from '@nestjs/graphql';
import { DeclinePartnership, ReferPartnership, ReopenRequest, WithdrawRequest } from '../domain/inbound-request.commands.js';
import { ALLIANCES } from './alliances.js';
import { ensureOwn } from './own-partnership.js';
import { DeclinePartnershipInput, ReferPartnershipInput, ReopenRequestInput, WithdrawRequestInput } from './parting.input.js';

@Resolver()
export class PartingResolver {
  constructor(private readonly mutations: Mutations) {}

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'The request is declined, with a reason' })
  declinePartnership(@Input() input: DeclinePartnershipInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, reason, ground, productStage = null } = input;
    return this.mutations.submit(by, input, (now) => new DeclinePartnership({ partnershipId, reason, ground, productStage, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, {
    description: 'A declined request is made anew, by itself, as another partnership; the event RequestReopenedAs names it',
  })
  reopenRequest(@Input() input: ReopenRequestInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, reason } = input;
    return this.mutations.submit(
      by,
      input,
      (now, origin) => new ReopenRequest({ partnershipId, newPartnershipId: freshId('partnership', origin), reason, now }),
    );
  }

  @Allow(Role.PARTNER, ...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'The request is taken back before it was decided, with a reason' })
  async withdrawRequest(
    @Input() input: WithdrawRequestInput,
    @CurrentCaller() caller: Caller,
    @CurrentOrigin() by: Origin,
  ): Promise<PartnershipPayload> {
    const { partnershipId, reason } = input;
    ensureOwn(caller, partnershipId);
    return this.mutations.submit(by, input, (now) => new WithdrawRequest({ partnershipId, reason, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, {
    description: 'The request is passed on to the acquisition process or the channel team, with a reason',
  })
  referPartnership(@Input() input: ReferPartnershipInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, to, reason } = input;
    return this.mutations.submit(by, input, (now) => new ReferPartnership({ partnershipId, to, reason, now }));
  }
}
