import type { EventOf } from '@entente/kernel';
import type {
  Direction,
  PartnerClassified,
  PartnerKind,
  PartnerReclassified,
  PlatformType,
  ResellerType,
  TechnologyType,
} from '../../lifecycle/inbound-request/domain/classification.events.js';
import { given } from './sentence.js';

type Class = Omit<EventOf<typeof PartnerClassified>['data'], 'partnershipId' | 'classifiedAt'>;
type Change = Omit<EventOf<typeof PartnerReclassified>['data'], 'partnershipId' | 'reclassifiedAt' | 'reason'>;

const kinds: Readonly<Record<PartnerKind, string>> = {
  TECHNOLOGY: 'technology partner',
  SERVICES: 'services partner',
  RESELLER: 'reseller',
};
const technologies: Readonly<Record<TechnologyType, string>> = {
  PLATFORM: 'platform',
  INTEGRATED: 'integrated',
  SELL_TO: 'sell-to',
  UPSTREAM: 'upstream',
};
const platforms: Readonly<Record<PlatformType, string>> = { CLOUD: 'cloud', KUBERNETES: 'Kubernetes' };
const directions: Readonly<Record<Direction, string>> = { OUTBOUND: 'outbound', INBOUND: 'inbound' };
const resellers: Readonly<Record<ResellerType, string>> = { VAR_VAD: 'value-added', DMR: 'direct-market' };

/** `an inbound integrated technology partner for TeamCity` */
export function classInWords({ kind, technologyType, platformType, direction, resellerType, product }: Class): string {
  const words = [
    ...[direction === null ? [] : directions[direction], platformType === null ? [] : platforms[platformType]],
    ...[technologyType === null ? [] : technologies[technologyType], resellerType === null ? [] : resellers[resellerType]],
    kinds[kind],
  ].flat();
  const whole = words.join(' ');
  return `${/^[aeiou]/.test(whole) ? 'an' : 'a'} ${whole}${given(product, ' with ')}`;
}

/** The class that was replaced. */
export function formerClassInWords(change: Change): string {
  return classInWords({
    kind: change.formerKind,
    technologyType: change.formerTechnologyType,
    platformType: change.formerPlatformType,
    direction: change.formerDirection,
    resellerType: change.formerResellerType,
    product: change.formerProduct,
  });
}
