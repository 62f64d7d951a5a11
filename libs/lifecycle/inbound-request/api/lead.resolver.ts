import { Allow, CurrentOrigin, freshId, type Origin } from '@entente/access';
import { Input, Mutations, PartnershipPayload } from '@entente/graphql';
import { Mutation, Resolver } from '@nestjs/graphql';
import { DeclareLead, ReplaceLead, SignalDemand } from '../domain/inbound-request.commands.js';
import { ALLIANCES, COLLEAGUES } from './alliances.js';
import { DeclareLeadInput, ReplaceLeadInput, SignalDemandInput } from './lead.input.js';

@Resolver()
export class LeadResolver {
  constructor(private readonly mutations: Mutations) {}

  @Allow(...COLLEAGUES)
  @Mutation(() => PartnershipPayload, { description: 'The alliances team declares who leads, and the next steps' })
  declareLead(@Input() input: DeclareLeadInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, lead, nextSteps } = input;
    return this.mutations.submit(by, input, (now) => new DeclareLead({ partnershipId, lead, nextSteps, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'Another member of the alliances team takes the lead over, with a reason' })
  replaceLead(@Input() input: ReplaceLeadInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, lead, reason } = input;
    return this.mutations.submit(by, input, (now) => new ReplaceLead({ partnershipId, lead, reason, now }));
  }

  @Allow(...COLLEAGUES)
  @Mutation(() => PartnershipPayload, { description: 'A colleague writes down that a customer asks for the partnership' })
  signalDemand(@Input() input: SignalDemandInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, source, note, link = null } = input;
    return this.mutations.submit(by, input, (now, origin) => {
      const signalId = input.signalId ?? freshId('signal', origin);
      return new SignalDemand({ partnershipId, signalId, source, note, link, now });
    });
  }
}
