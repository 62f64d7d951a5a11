import { cast, type Lead } from './cast.js';
import type { Chance } from './chance.js';
import type { handbookPartners } from './handbook-partners.js';
import { STEPS, journeys, type Journey, type Step } from './journeys.js';

type HandbookPartner = (typeof handbookPartners)[number];

/** A partnership as the story knows it: the handbook's words, its journey, and who leads it. */
export interface PartnershipInStory extends Journey {
  readonly id: HandbookPartner['id'];
  readonly partnerName: string;
  readonly product: string | null;
  /** As the handbook gives it. */
  readonly class: HandbookPartner['class'];
  readonly lead: Lead;
}

export function inStory({ id, name, product, class: given }: HandbookPartner, chance: Chance): PartnershipInStory {
  const lead = chance.oneOf<Lead>(cast.manager, cast.tomas, cast.ines, cast.jun);
  return { ...journeys[id], id, partnerName: name, product, class: given, lead };
}

export function reaches({ reach }: PartnershipInStory, step: Step): boolean {
  return STEPS.indexOf(reach) >= STEPS.indexOf(step);
}
