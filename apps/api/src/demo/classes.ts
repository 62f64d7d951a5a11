import type { Classification } from '../../../../libs/lifecycle/inbound-request/domain/inbound-request.events.js';
import type { PartnershipInStory } from './partnership-in-story.js';

type ClassName = NonNullable<PartnershipInStory['class']> | 'TECHNOLOGY/SELL_TO';

const technology = { kind: 'TECHNOLOGY', platformType: null, direction: null, resellerType: null } as const;

const CLASSES: Readonly<Record<ClassName, Omit<Classification, 'product'>>> = {
  'TECHNOLOGY/PLATFORM/CLOUD': { ...technology, technologyType: 'PLATFORM', platformType: 'CLOUD' },
  'TECHNOLOGY/PLATFORM/KUBERNETES': { ...technology, technologyType: 'PLATFORM', platformType: 'KUBERNETES' },
  'TECHNOLOGY/INTEGRATED/OUTBOUND': { ...technology, technologyType: 'INTEGRATED', direction: 'OUTBOUND' },
  'TECHNOLOGY/INTEGRATED/INBOUND': { ...technology, technologyType: 'INTEGRATED', direction: 'INBOUND' },
  'TECHNOLOGY/UPSTREAM': { ...technology, technologyType: 'UPSTREAM' },
  'TECHNOLOGY/SELL_TO': { ...technology, technologyType: 'SELL_TO' },
};

/** The class that the alliances team gives: the handbook's, or its own judgement («most of CNCF and majority of tech partners» are sell-to). */
export function classOf({ id, class: given, product, partnerName }: PartnershipInStory): Classification {
  const name = given ?? (id === 'mattermost' ? 'TECHNOLOGY/INTEGRATED/INBOUND' : 'TECHNOLOGY/SELL_TO');
  const found = CLASSES[name];
  return { ...found, product: found.technologyType === 'INTEGRATED' ? (product ?? partnerName) : product };
}
