import { Allow, CurrentOrigin, Role, type Origin } from '@entente/access';
import { Input, Mutations, PartnershipPayload } from '@entente/graphql';
import { saidOrNull } from '@entente/kernel';
import { Mutation, Resolver } from '@nestjs/graphql';
import {
  AcceptPartnership,
  ClassifyPartner,
  ReclassifyPartner,
  RecordTeamAgreement,
  ScorePartnership,
} from '../domain/inbound-request.commands.js';
import { ALLIANCES } from './alliances.js';
import {
  AcceptPartnershipInput,
  ClassifyPartnerInput,
  ReclassifyPartnerInput,
  RecordTeamAgreementInput,
  ScorePartnershipInput,
} from './triage.input.js';

function classOf(input: ReclassifyPartnerInput['former']) {
  return {
    kind: input.kind,
    technologyType: input.technologyType ?? null,
    platformType: input.platformType ?? null,
    direction: input.direction ?? null,
    resellerType: input.resellerType ?? null,
    product: saidOrNull(input.product ?? null),
  };
}

@Resolver()
export class TriageResolver {
  constructor(private readonly mutations: Mutations) {}

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'The partner is given a class; it may hold several' })
  classifyPartner(@Input() input: ClassifyPartnerInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, monetisation } = input;
    return this.mutations.submit(by, input, (now) => new ClassifyPartner({ partnershipId, ...classOf(input), monetisation, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'A class that the partner holds is replaced by another, with a reason' })
  reclassifyPartner(@Input() input: ReclassifyPartnerInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, monetisation, reason } = input;
    const changed = { ...classOf(input), monetisation, former: classOf(input.former), reason };
    return this.mutations.submit(by, input, (now) => new ReclassifyPartner({ partnershipId, ...changed, now }));
  }

  @Allow(Role.REVIEWER_PRODUCT, Role.REVIEWER_MARKETING, Role.REVIEWER_SALES)
  @Mutation(() => PartnershipPayload, { description: 'A team records that it agrees to the partnership' })
  recordTeamAgreement(@Input() input: RecordTeamAgreementInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, team } = input;
    return this.mutations.submit(by, input, (now) => new RecordTeamAgreement({ partnershipId, team, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'The partnership is rated on every criterion in force' })
  scorePartnership(@Input() input: ScorePartnershipInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId } = input;
    const ratings = input.ratings.map(({ criterion, rating, rationale, evidence }) => ({ criterion, rating, rationale, evidence }));
    return this.mutations.submit(by, input, (now) => new ScorePartnership({ partnershipId, ratings, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'The request is accepted; the integration starts by itself' })
  acceptPartnership(@Input() input: AcceptPartnershipInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, revenueAloneReason = null } = input;
    return this.mutations.submit(by, input, (now) => new AcceptPartnership({ partnershipId, revenueAloneReason, now }));
  }
}
