import { revenueEvents, type DeliveryModel, type RevenueSource } from '../../lifecycle/revenue/domain/revenue.events.js';
import { day, given, line, money, month, telling } from './sentence.js';

const sources: Readonly<Record<RevenueSource, string>> = {
  RESALE: 'resale',
  MARKETPLACE: 'a marketplace',
  REFERRAL: 'a referral',
  SERVICES: 'services',
};
const models: Readonly<Record<DeliveryModel, string>> = {
  SELF_MANAGED: 'self-managed',
  GITLAB_HOSTED: 'GitLab hosted',
  MARKETPLACE: 'marketplace',
  GLAASTS: 'GLaaSTS',
  GITLAB_COM: 'GitLab.com',
};

/** What is said of each event of the revenue. */
export const revenueWords = telling(revenueEvents, {
  RevenueOpened: ({ openedAt }) => [openedAt, 'opened revenue, since go-to-market was launched'],
  RevenueRecorded: ({ recordedAt, amount, currency, month: of, source, deliveryModel, replaces }) => [
    recordedAt,
    `recorded revenue of ${money(amount, currency)} for ${month(of)} from ${sources[source]} (${models[deliveryModel]})${given(replaces, ' in place of entry ')}`,
  ],
  RevenueReversed: ({ reversedAt, revenueId, amount, currency, month: of, reason }) => [
    reversedAt,
    `reversed revenue of ${money(-amount, currency)} for ${month(of)}, entry ${line(revenueId)}: ${line(reason)}`,
  ],
  PartnershipRenewed: ({ renewedAt, termFrom, termUntil, agreement }) => [
    renewedAt,
    `renewed the partnership from ${day(termFrom)} until ${day(termUntil)}: ${line(agreement)}`,
  ],
  RevenueClosed: ({ closedAt, reason }) => [closedAt, `closed revenue, since the partnership had ended: ${line(reason)}`],
});
