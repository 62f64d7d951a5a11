import type { DomainEvent } from '@entente/kernel';
import { PartnershipRenewed, RevenueOpened, RevenueRecorded, RevenueReversed } from '../../lifecycle/revenue/domain/revenue.events.js';
import { aLaunchedGoToMarket } from './go-to-market.js';
import { at, partnershipId, type Stated } from './vocabulary.js';

export function revenueOpened() {
  return RevenueOpened({ partnershipId, openedAt: at });
}

export function revenueRecorded(stated: Stated<typeof RevenueRecorded> = {}) {
  const money = { month: '2020-01', amount: 125_00, currency: 'USD' };
  const channel = { source: 'RESALE', deliveryModel: 'SELF_MANAGED' } as const;
  return RevenueRecorded({ partnershipId, revenueId: 'revenue-1', ...money, ...channel, replaces: null, recordedAt: at, ...stated });
}

export function revenueReversed(stated: Stated<typeof RevenueReversed> = {}) {
  const money = { month: '2020-01', amount: -125_00, currency: 'USD' };
  return RevenueReversed({ partnershipId, revenueId: 'revenue-1', ...money, reason: 'Typed twice', reversedAt: at, ...stated });
}

export function partnershipRenewed(stated: Stated<typeof PartnershipRenewed> = {}) {
  const term = { termFrom: '2020-03-01', termUntil: '2021-02-28', agreement: 'As before' };
  return PartnershipRenewed({ partnershipId, ...term, renewedAt: at, ...stated });
}

export function anOpenRevenue(): readonly DomainEvent[] {
  return [...aLaunchedGoToMarket(), revenueOpened()];
}
