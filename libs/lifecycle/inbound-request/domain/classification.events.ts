import { Instant, PartnershipId, Text, event, type EventOf, type Policy } from '@entente/kernel';
import { z } from 'zod';

export const PartnerKind = z.enum(['TECHNOLOGY', 'SERVICES', 'RESELLER']).describe('What a partner lives from');
export type PartnerKind = z.infer<typeof PartnerKind>;

export const TechnologyType = z.enum(['PLATFORM', 'INTEGRATED', 'SELL_TO', 'UPSTREAM']).describe('The kind of a technology partner');
export type TechnologyType = z.infer<typeof TechnologyType>;

export const PlatformType = z.enum(['CLOUD', 'KUBERNETES']).describe('The kind of a platform partner');
export type PlatformType = z.infer<typeof PlatformType>;

export const Direction = z.enum(['OUTBOUND', 'INBOUND']).describe('Who keeps an integration: the host (OUTBOUND) or the partner (INBOUND)');
export type Direction = z.infer<typeof Direction>;

export const ResellerType = z.enum(['VAR_VAD', 'DMR']).describe('The kind of a reseller');
export type ResellerType = z.infer<typeof ResellerType>;

/** What a class is checked against (CL-1); no event holds it. */
export const Monetisation = z.enum(['SOFTWARE_OR_SUPPORT', 'RESALE', 'SERVICES']).describe('What a partner earns its money with');
export type Monetisation = z.infer<typeof Monetisation>;

const theClass = {
  kind: PartnerKind,
  technologyType: TechnologyType.nullable(),
  platformType: PlatformType.nullable(),
  direction: Direction.nullable(),
  resellerType: ResellerType.nullable(),
  product: Text.nullable().describe('The product that an integrated partner is classified by'),
};

export const PartnerClassified = event('PartnerClassified', 1, 'The partner was given a class; it may hold several', {
  partnershipId: PartnershipId,
  ...theClass,
  classifiedAt: Instant,
});

export const PartnerReclassified = event('PartnerReclassified', 1, 'A class of the partner was replaced by another', {
  partnershipId: PartnershipId,
  ...theClass,
  formerKind: PartnerKind.describe('What the partner was held to live from'),
  formerTechnologyType: TechnologyType.nullable().describe('The former kind of a technology partner'),
  formerPlatformType: PlatformType.nullable().describe('The former kind of a platform partner'),
  formerDirection: Direction.nullable().describe('Who kept the integration until then'),
  formerResellerType: ResellerType.nullable().describe('The former kind of a reseller'),
  formerProduct: Text.nullable().describe('The product that the former class was given by'),
  reason: Text.describe('Why the class changed'),
  reclassifiedAt: Instant,
});

/** What a partner is classified as; it may hold several. */
export interface Classification {
  readonly kind: PartnerKind;
  readonly technologyType: TechnologyType | null;
  readonly platformType: PlatformType | null;
  readonly direction: Direction | null;
  readonly resellerType: ResellerType | null;
  readonly product: string | null;
}

export function sameClass(one: Classification, other: Classification): boolean {
  return (
    one.kind === other.kind &&
    one.technologyType === other.technologyType &&
    one.platformType === other.platformType &&
    one.direction === other.direction &&
    one.resellerType === other.resellerType &&
    one.product === other.product
  );
}

/** The direction that an integrated product has under a policy (CL-3, CL-4). */
export function directionOf(product: string, policy: Policy): Direction {
  const same = (core: string): boolean => core.toLowerCase() === product.trim().toLowerCase();
  return policy.parameters.coreOutboundProducts.some(same) ? 'OUTBOUND' : 'INBOUND';
}

type Reclassified = EventOf<typeof PartnerReclassified>['data'];

/** The class that a reclassification replaced. */
export function formerClassOf(data: Reclassified): Classification {
  return {
    kind: data.formerKind,
    technologyType: data.formerTechnologyType,
    platformType: data.formerPlatformType,
    direction: data.formerDirection,
    resellerType: data.formerResellerType,
    product: data.formerProduct,
  };
}

/** The classes in force after a reclassification: the new one takes the place of the former, and is the latest (CL-8). */
export function classesAfter(data: Reclassified, held: readonly Classification[]): readonly Classification[] {
  const { kind, technologyType, platformType, direction, resellerType, product } = data;
  const given = { kind, technologyType, platformType, direction, resellerType, product };
  const former = formerClassOf(data);
  return [...held.filter((one) => !sameClass(one, former) && !sameClass(one, given)), given];
}
