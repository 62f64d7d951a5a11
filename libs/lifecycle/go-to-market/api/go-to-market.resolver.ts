import { ALLIANCES, Allow, CurrentOrigin, type Origin } from '@entente/access';
import { Input, Mutations, PartnershipOnlyInput, PartnershipPayload } from '@entente/graphql';
import { Mutation, Resolver } from '@nestjs/graphql';
import { LaunchGoToMarket, PauseGoToMarket, PlanGoToMarket, ResumeGoToMarket } from '../domain/go-to-market.commands.js';
import { PauseGoToMarketInput, PlanGoToMarketInput } from './go-to-market.input.js';

@Resolver()
export class GoToMarketResolver {
  constructor(private readonly mutations: Mutations) {}

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'Go-to-market is planned, with a leading side' })
  planGoToMarket(@Input() input: PlanGoToMarketInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, summary, leadingSide, exceptionReason = null } = input;
    return this.mutations.submit(by, input, (now) => new PlanGoToMarket({ partnershipId, summary, leadingSide, exceptionReason, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'Go-to-market is launched; revenue opens by itself' })
  launchGoToMarket(@Input() input: PartnershipOnlyInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId } = input;
    return this.mutations.submit(by, input, (now) => new LaunchGoToMarket({ partnershipId, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'Go-to-market stands still for a while; what was launched can still bring revenue' })
  pauseGoToMarket(@Input() input: PauseGoToMarketInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, reason } = input;
    return this.mutations.submit(by, input, (now) => new PauseGoToMarket({ partnershipId, reason, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'Go-to-market goes on from where it was paused' })
  resumeGoToMarket(@Input() input: PartnershipOnlyInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId } = input;
    return this.mutations.submit(by, input, (now) => new ResumeGoToMarket({ partnershipId, now }));
  }
}
