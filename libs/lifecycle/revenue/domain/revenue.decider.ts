import { anEndedPartnershipRests, decider, ensure, nothingBeforeTriage, type EventOf } from '@entente/kernel';
import { GoToMarketLaunched } from '../../go-to-market/domain/go-to-market.events.js';
import { PartnershipAccepted } from '../../inbound-request/domain/inbound-request.events.js';
import { PartnershipEnded } from '../../partnership/domain/partnership.events.js';
import type { CorrectRevenue, OpenRevenue, RecordRevenue, RenewPartnership, RevenueCommand } from './revenue.commands.js';
import { PartnershipRenewed, RevenueClosed, RevenueOpened, RevenueRecorded, RevenueReversed, revenueEvents } from './revenue.events.js';
import { aForecastIsNoRevenue, aRenewalIsATermThatFollows, moneyIsExact, revenueFollowsGoToMarket } from './revenue.rules.js';

const facts = [PartnershipAccepted, GoToMarketLaunched, PartnershipEnded] as const;
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

type RevenueEvent = EventOf<(typeof revenueEvents)[number]>;
type Entry = Omit<EventOf<typeof RevenueRecorded>['data'], 'partnershipId' | 'recordedAt' | 'replaces'> & { readonly reversed: boolean };

interface Revenue {
  readonly status: 'NOT_OPEN' | 'OPEN' | 'CLOSED';
  readonly accepted: boolean;
  readonly launched: boolean;
  readonly ended: boolean;
  readonly entries: readonly Entry[];
  readonly term: Term | null;
}

type Term = Pick<EventOf<typeof PartnershipRenewed>['data'], 'termFrom' | 'termUntil' | 'agreement'>;

const notOpen: Revenue = { status: 'NOT_OPEN', accepted: false, launched: false, ended: false, entries: [], term: null };

export const revenueDecider = decider({
  category: 'revenue',
  observes: ['inboundRequest', 'goToMarket', 'partnership'],
  records: revenueEvents,
  facts,
  initialState: notOpen,
  decide,
  evolve,
});

function decide(command: RevenueCommand, state: Revenue): readonly RevenueEvent[] {
  switch (command.type) {
    case 'OpenRevenue':
      return open(command, state);
    case 'RecordRevenue':
      return record(command, state);
    case 'CorrectRevenue':
      return correct(command, state);
    case 'RenewPartnership':
      return renew(command, state);
    case 'CloseRevenue': {
      const { partnershipId, reason, now } = command.data;
      return state.status === 'CLOSED' ? [] : [RevenueClosed({ partnershipId, reason, closedWhile: state.status, closedAt: now })];
    }
  }
}

function ensureRevenueFlows({ accepted, launched, ended, status }: Revenue): void {
  ensure(accepted, nothingBeforeTriage, { accepted });
  ensure(!ended && status !== 'CLOSED', anEndedPartnershipRests, { status });
  ensure(launched, revenueFollowsGoToMarket, { launched });
}

/** Of one entry, in minor units: sums of many thousands of entries stay exact. */
const MOST = 1_000_000_000_000;

function ensureExact(amount: number, currency: string, field: 'amount' | 'rightAmount'): void {
  ensure(Number.isSafeInteger(amount) && amount > 0 && amount <= MOST, moneyIsExact, { field, amount, most: MOST });
  ensure(CURRENCIES.has(currency), moneyIsExact, { field: 'currency', currency });
}

/** Two entries of one identifier could not be told apart when one of them is corrected. */
function ensureNew(revenueId: string, { entries }: Revenue, field: 'revenueId' | 'replacementId'): void {
  ensure(!entries.some((entry) => entry.revenueId === revenueId), moneyIsExact, { field, revenueId, known: true });
}

function sameEntry(one: Entry, other: Omit<Entry, 'reversed'>): boolean {
  return (
    one.month === other.month &&
    one.amount === other.amount &&
    one.currency === other.currency &&
    one.source === other.source &&
    one.deliveryModel === other.deliveryModel
  );
}

function open({ data }: OpenRevenue, state: Revenue): readonly RevenueEvent[] {
  if (state.ended || state.status === 'CLOSED') return [];
  ensureRevenueFlows(state);
  return state.status === 'NOT_OPEN' ? [RevenueOpened({ partnershipId: data.partnershipId, openedAt: data.now })] : [];
}

function record({ data }: RecordRevenue, state: Revenue): readonly RevenueEvent[] {
  ensureRevenueFlows(state);
  const { now, ...entry } = data;
  const known = state.entries.find(({ revenueId }) => revenueId === entry.revenueId);
  if (known !== undefined && sameEntry(known, entry)) return [];
  ensureExact(entry.amount, entry.currency, 'amount');
  const thisMonth = now.slice(0, entry.month.length);
  ensure(entry.month <= thisMonth, aForecastIsNoRevenue, { field: 'month', month: entry.month, thisMonth });
  ensureNew(entry.revenueId, state, 'revenueId');
  // The automation may be slower than the first entry.
  const opening = state.status === 'NOT_OPEN' ? [RevenueOpened({ partnershipId: entry.partnershipId, openedAt: now })] : [];
  return [...opening, RevenueRecorded({ ...entry, replaces: null, recordedAt: now })];
}

function correct({ data }: CorrectRevenue, state: Revenue): readonly RevenueEvent[] {
  ensureRevenueFlows(state);
  const { partnershipId, revenueId, reason, rightAmount, replacementId, now } = data;
  ensure(reason.trim() !== '', moneyIsExact, { field: 'reason' });
  const wrong = state.entries.find((entry) => entry.revenueId === revenueId);
  ensure(wrong !== undefined, moneyIsExact, { field: 'revenueId', revenueId, known: false });
  ensure(!wrong.reversed, moneyIsExact, { field: 'revenueId', revenueId, reversed: true });
  const { month, amount, currency, source, deliveryModel } = wrong;
  const reversal = RevenueReversed({ partnershipId, revenueId, month, amount: -amount, currency, reason, reversedAt: now });
  if (rightAmount === null) return [reversal];
  ensureExact(rightAmount, currency, 'rightAmount');
  ensureNew(replacementId, state, 'replacementId');
  return [
    reversal,
    RevenueRecorded({
      partnershipId,
      revenueId: replacementId,
      month,
      amount: rightAmount,
      currency,
      source,
      deliveryModel,
      replaces: revenueId,
      recordedAt: now,
    }),
  ];
}

function renew({ data }: RenewPartnership, state: Revenue): readonly RevenueEvent[] {
  ensureRevenueFlows(state);
  const { partnershipId, termFrom, termUntil, agreement, now } = data;
  const { term } = state;
  if (term?.termFrom === termFrom && term.termUntil === termUntil && term.agreement === agreement) return [];
  ensure(agreement.trim() !== '', aRenewalIsATermThatFollows, { field: 'agreement' });
  ensure(termFrom < termUntil, aRenewalIsATermThatFollows, { field: 'termUntil', termFrom, termUntil });
  ensure(term === null || term.termFrom < termFrom, aRenewalIsATermThatFollows, { field: 'termFrom', termFrom, before: term?.termFrom });
  return [PartnershipRenewed({ partnershipId, termFrom, termUntil, agreement, renewedAt: now })];
}

function evolve(state: Revenue, event: RevenueEvent | EventOf<(typeof facts)[number]>): Revenue {
  switch (event.type) {
    case 'PartnershipAccepted':
      return { ...state, accepted: true };
    case 'GoToMarketLaunched':
      return { ...state, launched: true };
    case 'PartnershipEnded':
      return { ...state, ended: true };
    case 'RevenueOpened':
      return { ...state, status: 'OPEN' };
    case 'RevenueRecorded': {
      const { partnershipId: _id, recordedAt: _at, replaces: _replaces, ...entry } = event.data;
      return { ...state, entries: [...state.entries, { ...entry, reversed: false }] };
    }
    case 'RevenueReversed': {
      const { revenueId } = event.data;
      return { ...state, entries: state.entries.map((entry) => (entry.revenueId === revenueId ? { ...entry, reversed: true } : entry)) };
    }
    case 'PartnershipRenewed': {
      const { termFrom, termUntil, agreement } = event.data;
      return { ...state, term: { termFrom, termUntil, agreement } };
    }
    case 'RevenueClosed':
      return { ...state, status: 'CLOSED' };
  }
}
