import { Allow, CurrentCaller, CurrentOrigin, Role, freshId, type Caller, type Origin } from '@entente/access';
import { Input, Mutations, PartnershipPayload } from '@entente/graphql';
import { saidOrNull } from '@entente/kernel';
import { Mutation, Resolver } from '@nestjs/graphql';
import { CaptureRequest, PostRequest, RequestPartnership } from '../domain/inbound-request.commands.js';
import { ALLIANCES, COLLEAGUES } from './alliances.js';
import { CaptureRequestInput, PostRequestInput, RequestPartnershipInput } from './request.input.js';

function companyOf({ partnerName, website, product, contactName, contactEmail, ...input }: CaptureRequestInput | RequestPartnershipInput) {
  return {
    partnerName,
    website: website ?? null,
    product: saidOrNull(product ?? null),
    contactName: saidOrNull(contactName ?? null),
    contactEmail: contactEmail ?? null,
    acquisitionInquiry: input.acquisitionInquiry,
    formerPartnershipId: input.formerPartnershipId ?? null,
  };
}

@Resolver()
export class RequestResolver {
  constructor(private readonly mutations: Mutations) {}

  @Allow(Role.PARTNER, ...ALLIANCES)
  @Mutation(() => PartnershipPayload, { description: 'A partner asks for a partnership' })
  requestPartnership(
    @Input() input: RequestPartnershipInput,
    @CurrentCaller() caller: Caller,
    @CurrentOrigin() by: Origin,
  ): Promise<PartnershipPayload> {
    const { template, technicalIntegration, endUserBenefits, businessRelationship } = input;
    return this.mutations.submit(by, input, (now, origin) => {
      const partnershipId = caller.partnershipId ?? freshId('partnership', origin);
      const topics = { template, technicalIntegration, endUserBenefits, businessRelationship };
      return new RequestPartnership({ partnershipId, ...companyOf(input), ...topics, requestedAt: null, now });
    });
  }

  @Allow(...COLLEAGUES)
  @Mutation(() => PartnershipPayload, { description: 'A colleague writes down a request that reached them' })
  captureRequest(@Input() input: CaptureRequestInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { briefDescription } = input;
    return this.mutations.submit(
      by,
      input,
      (now, origin) => new CaptureRequest({ partnershipId: freshId('partnership', origin), ...companyOf(input), briefDescription, now }),
    );
  }

  @Allow(...COLLEAGUES)
  @Mutation(() => PartnershipPayload, { description: 'The request is posted to the alliances channel' })
  postRequest(@Input() input: PostRequestInput, @CurrentOrigin() by: Origin): Promise<PartnershipPayload> {
    const { partnershipId, briefDescription } = input;
    return this.mutations.submit(by, input, (now) => new PostRequest({ partnershipId, briefDescription, now }));
  }
}
