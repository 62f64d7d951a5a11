import { ALLIANCES, Allow, CurrentOrigin, Role, type Origin } from '@entente/access';
import { Input, Mutations, PartnershipPayload } from '@entente/graphql';
import { Mutation, Resolver } from '@nestjs/graphql';
import { PublishListing, ReviewListing, SubmitListing } from '../domain/integration.commands.js';
import { IntegrationOnlyInput } from './integration.input.js';
import { ReviewListingInput, SubmitListingInput } from './listing.input.js';

@Resolver()
export class ListingResolver {
  constructor(private readonly mutations: Mutations) {}

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'A listing of the integration is handed in for review' })
  submitListing(@Input() input: SubmitListingInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, integrationId = null, summary, logo, logoType, logoWidth, logoHeight, category } = input;
    const listing = { partnershipId, integrationId, summary, logo, logoType, logoWidth, logoHeight, category };
    return this.mutations.submit(by, input, (now) => new SubmitListing({ ...listing, now }));
  }

  @Allow(...ALLIANCES, Role.REVIEWER_PRODUCT, Role.REVIEWER_MARKETING)
  @Mutation(() => PartnershipPayload, { description: 'A listing is found fit to be published, or sent back' })
  reviewListing(@Input() input: ReviewListingInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, integrationId = null, review, approved, reason = null } = input;
    return this.mutations.submit(by, input, (now) => new ReviewListing({ partnershipId, integrationId, review, approved, reason, now }));
  }

  @Allow(...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'A listing that was approved twice is published' })
  publishListing(@Input() input: IntegrationOnlyInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, integrationId = null } = input;
    return this.mutations.submit(by, input, (now) => new PublishListing({ partnershipId, integrationId, now }));
  }
}
