import type { Rating } from '../../../../libs/lifecycle/inbound-request/domain/inbound-request.commands.js';
import type { Chance } from './chance.js';
import type { PartnershipInStory } from './partnership-in-story.js';
import { RATIONALES } from './words.js';

type Criterion = keyof typeof RATIONALES;
type Team = 'PRODUCT' | 'MARKETING' | 'SALES';

const CRITERIA = ['EXPOSURE', 'PRODUCT_USAGE_FAMILIARITY', 'ADOPTION', 'REVENUE', 'STRATEGIC', 'ALIGNMENT'] as const;
const ALL_TEAMS = ['PRODUCT', 'MARKETING', 'SALES'] as const;
const MET_FROM = 3;

/** The teams that agree to a partnership. */
export function agreeingTeams({ id }: PartnershipInStory): readonly Team[] {
  if (id === 'shippable' || id === 'datadog') return ['SALES'];
  return id === 'cloudability' || id === 'sysdig' ? ['PRODUCT', 'MARKETING'] : ALL_TEAMS;
}

/** One rating a criterion. Datadog's is met on revenue alone, and Shippable's on nothing. */
export function ratingsOf(partnership: PartnershipInStory, chance: Chance): readonly Rating[] {
  return CRITERIA.map((criterion) => ratingOf(criterion, pointsOf(criterion, partnership, chance), partnership));
}

/** A scorecard whose Alignment is met. */
export function alignedRatingsOf(partnership: PartnershipInStory): readonly Rating[] {
  return CRITERIA.map((criterion) => ratingOf(criterion, MET_FROM + 1, partnership));
}

function ratingOf(criterion: Criterion, rating: number, { website }: PartnershipInStory): Rating {
  const [met, unmet] = RATIONALES[criterion];
  return { criterion, rating, rationale: rating >= MET_FROM ? met : unmet, evidence: criterion === 'EXPOSURE' ? [website] : [] };
}

function pointsOf(criterion: Criterion, partnership: PartnershipInStory, chance: Chance): number {
  if (partnership.id === 'shippable') return chance.between(0, 2);
  if (partnership.id === 'datadog') return criterion === 'REVENUE' ? 5 : chance.between(0, 2);
  if (criterion === 'ALIGNMENT') return agreeingTeams(partnership).length === ALL_TEAMS.length ? chance.between(3, 5) : 2;
  return criterion === 'EXPOSURE' ? chance.between(3, 5) : chance.between(1, 5);
}
