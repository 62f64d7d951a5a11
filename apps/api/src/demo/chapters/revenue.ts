import { CorrectRevenue, RecordRevenue } from '../../../../../libs/lifecycle/revenue/domain/revenue.commands.js';
import { cast } from '../cast.js';
import type { Chance } from '../chance.js';
import type { Diary } from '../diary.js';
import type { PartnershipInStory } from '../partnership-in-story.js';

const LAST_MONTH = '2021-08';
const IN_EURO: readonly string[] = ['azure', 'red-hat', 'jetbrains-teamcity'];
const IN_MARKETPLACES: readonly string[] = ['aws', 'google-cloud', 'azure'];

/** Revenue of the months after the launch, each recorded at the beginning of the next. */
export function earn(partnership: PartnershipInStory, diary: Diary, chance: Chance): void {
  const { id, lead } = partnership;
  const usual = chance.between(4_000_00, 60_000_00);
  for (let month = diary.month; month <= LAST_MONTH; month = after(month)) {
    const amount = Math.round((usual * chance.between(70, 140)) / 100);
    const typo = id === 'ibm' && month === '2021-02';
    const entry = entryOf(id, month, typo ? amount * 10 : amount);
    diary.on(`${after(month)}-0${chance.between(2, 6)}`).write(lead, (now) => new RecordRevenue({ ...entry, now }));
    if (typo) correct(entry, amount, diary);
  }
}

/** What Mattermost earned in September 2021: the story's end. */
export function lastEntry(now: string): RecordRevenue {
  return new RecordRevenue({ ...entryOf('mattermost', '2021-09', 9_215_00), now });
}

export function entryOf(partnershipId: string, month: string, amount: number) {
  const inMarketplace = IN_MARKETPLACES.includes(partnershipId);
  return {
    partnershipId,
    revenueId: `${partnershipId}-${month}`,
    month,
    amount,
    currency: IN_EURO.includes(partnershipId) ? 'EUR' : 'USD',
    source: inMarketplace ? 'MARKETPLACE' : 'REFERRAL',
    deliveryModel: inMarketplace ? 'MARKETPLACE' : 'SELF_MANAGED',
  } as const;
}

function correct({ partnershipId, revenueId }: { partnershipId: string; revenueId: string }, rightAmount: number, diary: Diary): void {
  const reason = 'A zero too many: the invoice says a tenth of it';
  const replacementId = `${revenueId}-corrected`;
  diary
    .later(8, 12)
    .write(cast.manager, (now) => new CorrectRevenue({ partnershipId, revenueId, reason, rightAmount, replacementId, now }));
}

function after(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number)).toISOString().slice(0, 7);
}
