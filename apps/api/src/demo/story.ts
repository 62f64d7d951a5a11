import { cast } from './cast.js';
import { Chance } from './chance.js';
import { activities } from './chapters/activities.js';
import { accept, agree, decline, score } from './chapters/judgement.js';
import { document, end, launch, plan, takeLive } from './chapters/market.js';
import { classify, declareLead, post, request } from './chapters/request.js';
import { earn, lastEntry } from './chapters/revenue.js';
import { setbacksOfPartnerships } from './chapters/setbacks-of-partnerships.js';
import { setbacksOfRequests } from './chapters/setbacks-of-requests.js';
import { Diary } from './diary.js';
import { handbookPartners } from './handbook-partners.js';
import { STEPS, type Step } from './journeys.js';
import { inStory, reaches, type PartnershipInStory } from './partnership-in-story.js';
import type { Scene } from './scene.js';

type Chapter = (partnership: PartnershipInStory, diary: Diary, chance: Chance) => void;

const SEED = 2019_10_07;
const THE_END = '2021-10-07T15:30:00.000Z';
const setbacks = [...setbacksOfRequests, ...setbacksOfPartnerships];

const chapters: Readonly<Record<Step, Chapter>> = {
  REQUESTED: request,
  POSTED: post,
  LED: declareLead,
  CLASSIFIED: classify,
  AGREED: agree,
  SCORED: score,
  ACCEPTED: accept,
  DOCUMENTED: document,
  LIVE: takeLive,
  PLANNED: plan,
  LAUNCHED: launch,
};

/** Two years of partnerships, the same at every telling: commands in the order in which they are given. The last one has no sequel. */
export function story(): readonly Scene[] {
  const told = handbookPartners.flatMap((partner, index) => {
    const chance = new Chance(SEED + index);
    return tell(inStory(partner, chance), chance);
  });
  const inOrder = told.sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
  return [...inOrder, { at: THE_END, by: cast.manager, command: lastEntry(THE_END) }];
}

function tell(partnership: PartnershipInStory, chance: Chance): readonly Scene[] {
  const diary = new Diary(partnership.asked, chance);
  for (const step of STEPS.filter((one) => reaches(partnership, one))) {
    chapters[step](partnership, diary, chance);
    suffer(step, partnership, diary);
  }
  if (partnership.reach === 'LAUNCHED') earn(partnership, diary, chance);
  if (partnership.id === 'shippable') decline(partnership, diary);
  if (partnership.id === 'rancher') {
    end(partnership, diary);
    suffer('ENDED', partnership, diary);
  }
  return [...diary.scenes, ...activities(partnership), ...unprompted(partnership)];
}

/** What is refused right after a step. */
function suffer(step: Step | 'ENDED', partnership: PartnershipInStory, diary: Diary): void {
  for (const { rule, by, command } of setbacks.filter((one) => one.partnership === partnership.id && one.after === step)) {
    diary.soon().writeRefused(rule, by(partnership), (now) => command(partnership, now));
  }
}

/** What is refused at a moment of its own. */
function unprompted(partnership: PartnershipInStory): readonly Scene[] {
  return setbacks.flatMap(({ partnership: id, after, rule, by, command }) => {
    if (id !== partnership.id || typeof after === 'string') return [];
    return [{ at: after.on, by: by(partnership), command: command(partnership, after.on), refusedBy: rule }];
  });
}
