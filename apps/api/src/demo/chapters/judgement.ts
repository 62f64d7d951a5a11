import {
  AcceptPartnership,
  DeclinePartnership,
  RecordTeamAgreement,
  ScorePartnership,
} from '../../../../../libs/lifecycle/inbound-request/domain/inbound-request.commands.js';
import { cast } from '../cast.js';
import type { Chance } from '../chance.js';
import type { Diary } from '../diary.js';
import type { PartnershipInStory } from '../partnership-in-story.js';
import { agreeingTeams, ratingsOf } from '../scorecard.js';

const REVIEWERS = { PRODUCT: cast.product, MARKETING: cast.marketing, SALES: cast.sales } as const;

export function agree(partnership: PartnershipInStory, diary: Diary): void {
  const { id: partnershipId } = partnership;
  for (const team of agreeingTeams(partnership)) {
    diary.later(2, 6).write(REVIEWERS[team], (now) => new RecordTeamAgreement({ partnershipId, team, now }));
  }
}

export function score(partnership: PartnershipInStory, diary: Diary, chance: Chance): void {
  const ratings = ratingsOf(partnership, chance);
  diary.later(1, 5).write(partnership.lead, (now) => new ScorePartnership({ partnershipId: partnership.id, ratings, now }));
}

export function accept({ id: partnershipId }: PartnershipInStory, diary: Diary): void {
  const revenueAloneReason =
    partnershipId === 'datadog' ? 'Three customers wait for it and pay for it; use is measured again after a year' : null;
  diary.later(1, 4).write(cast.manager, (now) => new AcceptPartnership({ partnershipId, revenueAloneReason, now }));
}

export function decline({ id: partnershipId }: PartnershipInStory, diary: Diary): void {
  const reason = 'No criterion is met, and the product is being wound down after its sale';
  diary
    .later(1, 4)
    .write(cast.manager, (now) => new DeclinePartnership({ partnershipId, reason, ground: 'OTHER', productStage: null, now }));
}
