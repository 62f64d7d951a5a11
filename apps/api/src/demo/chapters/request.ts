import {
  CaptureRequest,
  ClassifyPartner,
  DeclareLead,
  PostRequest,
  RequestPartnership,
} from '../../../../../libs/lifecycle/inbound-request/domain/inbound-request.commands.js';
import type { Actor } from '@entente/kernel';
import { cast, partnerOf, requesterOf } from '../cast.js';
import type { Chance } from '../chance.js';
import { classOf } from '../classes.js';
import type { Diary } from '../diary.js';
import { askedIn, mattermostIssue } from '../new-partner-issues.js';
import type { PartnershipInStory } from '../partnership-in-story.js';
import { NEXT_STEPS, WISHES } from '../words.js';

export function request(partnership: PartnershipInStory, diary: Diary, chance: Chance): void {
  const { id: partnershipId, by } = partnership;
  if (by === 'ISSUE') {
    const asked = askedIn(mattermostIssue);
    diary
      .on('2020-02-11T09:14:09.412Z')
      .write(requesterOf(mattermostIssue), (now) => new RequestPartnership({ partnershipId, ...asked, now }));
    return;
  }
  if (by === 'PARTNER') {
    diary.write(partnerOf(partnershipId), (now) => new RequestPartnership({ ...requestOf(partnership), now }));
    return;
  }
  const colleague = chance.oneOf<Actor>(cast.product, cast.marketing, cast.sales);
  diary.write(colleague, (now) => new CaptureRequest({ ...companyOf(partnership), briefDescription: partnership.about, now }));
}

export function post({ id: partnershipId, about, lead }: PartnershipInStory, diary: Diary): void {
  diary.soon().write(lead, (now) => new PostRequest({ partnershipId, briefDescription: about, now }));
}

export function declareLead({ id: partnershipId, lead }: PartnershipInStory, diary: Diary, chance: Chance): void {
  const first = chance.between(0, 2);
  const nextSteps = NEXT_STEPS.slice(first, first + chance.between(1, 2));
  diary.later(1, 4).write(cast.manager, (now) => new DeclareLead({ partnershipId, lead: lead.id, nextSteps, now }));
}

export function classify(partnership: PartnershipInStory, diary: Diary): void {
  const given = { partnershipId: partnership.id, monetisation: 'SOFTWARE_OR_SUPPORT', ...classOf(partnership) } as const;
  diary.later(1, 5).write(partnership.lead, (now) => new ClassifyPartner({ ...given, now }));
}

/** The request that a partner makes itself, of the template for new partners. */
export function requestOf(partnership: PartnershipInStory): Omit<RequestPartnership['data'], 'now'> {
  const wishes = WISHES[classOf(partnership).technologyType ?? 'SELL_TO'];
  return { ...companyOf(partnership), template: 'new_partner', technicalIntegration: partnership.about, ...wishes, requestedAt: null };
}

function companyOf({ id: partnershipId, partnerName, product, website }: PartnershipInStory) {
  const company = { partnerName, product, website, contactName: null, contactEmail: `partners@${partnershipId}.example.com` };
  return { partnershipId, ...company, acquisitionInquiry: false, formerPartnershipId: null };
}
