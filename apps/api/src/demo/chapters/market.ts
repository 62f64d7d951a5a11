import { LaunchGoToMarket, PlanGoToMarket } from '../../../../../libs/lifecycle/go-to-market/domain/go-to-market.commands.js';
import { DocumentIntegration, TakeIntegrationLive } from '../../../../../libs/lifecycle/integration/domain/integration.commands.js';
import { EndPartnership } from '../../../../../libs/lifecycle/partnership/domain/partnership.commands.js';
import { cast } from '../cast.js';
import type { Chance } from '../chance.js';
import { classOf } from '../classes.js';
import type { Diary } from '../diary.js';
import type { PartnershipInStory } from '../partnership-in-story.js';
import { PLANS } from '../words.js';

export function document({ id: partnershipId, lead }: PartnershipInStory, diary: Diary): void {
  const docsUrl =
    partnershipId === 'mattermost' ? 'https://docs.mattermost.com/integrations/gitlab.html' : `https://docs.example.com/${partnershipId}`;
  diary.later(30, 70).write(lead, (now) => new DocumentIntegration({ partnershipId, integrationId: null, docsUrl, now }));
}

export function takeLive({ id: partnershipId, lead }: PartnershipInStory, diary: Diary): void {
  diary.later(10, 40).write(lead, (now) => new TakeIntegrationLive({ partnershipId, integrationId: null, now }));
}

export function plan(partnership: PartnershipInStory, diary: Diary, chance: Chance): void {
  const summary = chance.oneOf(...PLANS);
  const leadingSide = classOf(partnership).technologyType === 'PLATFORM' ? 'HOST' : 'PARTNER';
  const intent = { partnershipId: partnership.id, summary, leadingSide, exceptionReason: null } as const;
  diary.later(10, 30).write(partnership.lead, (now) => new PlanGoToMarket({ ...intent, now }));
}

export function launch({ id: partnershipId, lead }: PartnershipInStory, diary: Diary): void {
  diary.later(14, 45).write(lead, (now) => new LaunchGoToMarket({ partnershipId, now }));
}

export function end({ id: partnershipId }: PartnershipInStory, diary: Diary): void {
  const reason = 'The company was bought by Suse; what is open goes on in the partnership with Suse';
  diary.on('2020-12-01').write(cast.manager, (now) => new EndPartnership({ partnershipId, reason, now }));
}
