import { anEndedPartnershipRests, nothingBeforeTriage } from '@entente/kernel';
import {
  aLaunchedGoToMarket,
  aPlannedGoToMarket,
  aScoredRequest,
  anAcceptedRequest,
  anOpenRevenue,
  at,
  given,
  partnershipEnded,
  partnershipId,
  partnershipRenewed,
  revenueOpened,
  revenueRecorded,
  revenueReversed,
} from '@entente/testing';
import { CloseRevenue, CorrectRevenue, OpenRevenue, RecordRevenue, RenewPartnership } from './revenue.commands.js';
import { revenueDecider as revenue } from './revenue.decider.js';
import { RevenueClosed } from './revenue.events.js';
import { aForecastIsNoRevenue, moneyIsExact, revenueFollowsGoToMarket } from './revenue.rules.js';

const { recordedAt: _at, replaces: _replaces, ...entry } = revenueRecorded().data;
const open = new OpenRevenue({ partnershipId, now: at });
const close = new CloseRevenue({ partnershipId, reason: 'Acquired', now: at });
const record = (stated: Partial<RecordRevenue['data']> = {}) => new RecordRevenue({ ...entry, now: at, ...stated });
const correct = (stated: Partial<CorrectRevenue['data']> = {}) =>
  new CorrectRevenue({
    partnershipId,
    revenueId: 'revenue-1',
    reason: 'Typed twice',
    rightAmount: null,
    replacementId: 'revenue-2',
    now: at,
    ...stated,
  });
const { renewedAt: _renewedAt, ...term } = partnershipRenewed().data;
const renew = new RenewPartnership({ ...term, now: at });
const reversed = revenueReversed();
const replaced = revenueRecorded({ revenueId: 'revenue-2', amount: 120_00, replaces: 'revenue-1' });
const closed = (closedWhile: 'NOT_OPEN' | 'OPEN') => RevenueClosed({ partnershipId, reason: 'Acquired', closedWhile, closedAt: at });

describe('Revenue', () => {
  it('DU-5: opens after go-to-market was launched, once when sent twice', () => {
    given(revenue, aLaunchedGoToMarket()).when(open).then(revenueOpened());
    given(revenue, anOpenRevenue()).when(open).thenNothing();
  });

  it('DU-5, IN-7: is recorded after go-to-market was launched, even before the automation has opened the stage', () => {
    given(revenue, anOpenRevenue()).when(record()).then(revenueRecorded());
    given(revenue, aLaunchedGoToMarket()).when(record()).then(revenueOpened(), revenueRecorded());
    given(revenue, aLaunchedGoToMarket()).when(renew).then(partnershipRenewed());
  });

  it.each([
    ['opened', open],
    ['recorded', record()],
    ['corrected', correct()],
    ['renewed', renew],
  ])('DU-5: is not %s before', (_what, command) => {
    given(revenue, aPlannedGoToMarket()).when(command).refusedBy(revenueFollowsGoToMarket, { launched: false });
  });

  it.each([
    ['opened', open],
    ['recorded', record()],
    ['corrected', correct()],
    ['renewed', renew],
  ])('IN-7: is not %s before the request was accepted', (_what, command) => {
    given(revenue, aScoredRequest()).when(command).refusedBy(nothingBeforeTriage, { accepted: false });
    given(revenue, anAcceptedRequest()).when(command).refusedBy(revenueFollowsGoToMarket);
  });

  it.each([
    ['recorded', record()],
    ['corrected', correct()],
    ['renewed', renew],
  ])('LC-2: is not %s once the partnership has ended or the stage was closed', (_what, command) => {
    const earning = [...anOpenRevenue(), revenueRecorded()];
    given(revenue, earning, partnershipEnded()).when(command).refusedBy(anEndedPartnershipRests, { status: 'OPEN' });
    given(revenue, earning, closed('OPEN')).when(command).refusedBy(anEndedPartnershipRests, { status: 'CLOSED' });
  });

  it('LC-2: is not opened by a late automation once the partnership has ended', () => {
    given(revenue, aLaunchedGoToMarket(), partnershipEnded()).when(open).thenNothing();
    given(revenue, aLaunchedGoToMarket(), closed('NOT_OPEN')).when(open).thenNothing();
  });

  it('is closed with its partnership, opened or not, and once when sent twice', () => {
    given(revenue, anOpenRevenue(), partnershipEnded()).when(close).then(closed('OPEN'));
    given(revenue, anAcceptedRequest(), partnershipEnded()).when(close).then(closed('NOT_OPEN'));
    given(revenue, anOpenRevenue(), partnershipEnded(), closed('OPEN')).when(close).thenNothing();
  });
});

describe('Money', () => {
  const earning = given(revenue, anOpenRevenue());

  it.each([1, 125_00, 1_000_000_000_000])('RV-4: is a positive whole number of minor units: %d', (amount) => {
    earning.when(record({ amount })).then(revenueRecorded({ amount }));
  });

  it.each([0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1_000_000_000_001])('RV-4: is refused as %d', (amount) => {
    earning.when(record({ amount })).refusedBy(moneyIsExact, { field: 'amount', amount, most: 1_000_000_000_000 });
  });

  it.each(['USD', 'EUR', 'JPY'])('RV-4: is in an ISO 4217 currency: %s', (given) => {
    earning.when(record({ currency: given })).then(revenueRecorded({ currency: given }));
  });

  it.each(['', 'usd', 'QQQ', 'US', 'DOLLAR'])('RV-4: is refused in "%s"', (unknown) => {
    earning.when(record({ currency: unknown })).refusedBy(moneyIsExact, { field: 'currency', currency: unknown });
  });

  it('RV-4: is recorded once when sent twice; another entry of the same identifier is refused', () => {
    const recorded = given(revenue, anOpenRevenue(), revenueRecorded());
    recorded.when(record()).thenNothing();
    recorded.when(record({ amount: 1 })).refusedBy(moneyIsExact, { field: 'revenueId', revenueId: 'revenue-1', known: true });
    recorded.when(record({ revenueId: 'revenue-2' })).then(revenueRecorded({ revenueId: 'revenue-2' }));
  });
});

describe('A correction', () => {
  const wrong = given(revenue, anOpenRevenue(), revenueRecorded());

  it('RV-4: reverses the wrong entry in full and records the right one in its month, currency and channel', () => {
    wrong.when(correct()).then(reversed);
    wrong.when(correct({ rightAmount: 120_00 })).then(reversed, replaced);
  });

  it('RV-4: needs a reason', () => {
    wrong.when(correct({ reason: ' ' })).refusedBy(moneyIsExact, { field: 'reason' });
  });

  it('RV-4: is refused for an entry that does not exist', () => {
    wrong.when(correct({ revenueId: 'revenue-9' })).refusedBy(moneyIsExact, { field: 'revenueId', revenueId: 'revenue-9', known: false });
  });

  it('RV-4: comes once for an entry; sent twice, the second is refused', () => {
    const facts = { field: 'revenueId', revenueId: 'revenue-1', reversed: true };
    given(revenue, anOpenRevenue(), revenueRecorded(), reversed).when(correct()).refusedBy(moneyIsExact, facts);
    given(revenue, anOpenRevenue(), revenueRecorded(), reversed, replaced)
      .when(correct({ rightAmount: 120_00 }))
      .refusedBy(moneyIsExact, facts);
  });

  it('RV-4: can correct the entry that took a wrong one’s place', () => {
    const again = revenueReversed({ revenueId: 'revenue-2', amount: -120_00 });
    given(revenue, anOpenRevenue(), revenueRecorded(), reversed, replaced)
      .when(correct({ revenueId: 'revenue-2' }))
      .then(again);
  });

  it('RV-4: is refused with an inexact amount, or under the identifier of another entry, naming its own fields', () => {
    wrong.when(correct({ rightAmount: 0.1 })).refusedBy(moneyIsExact, { field: 'rightAmount', amount: 0.1, most: 1_000_000_000_000 });
    const facts = { field: 'replacementId', revenueId: 'revenue-1', known: true };
    wrong.when(correct({ rightAmount: 1, replacementId: 'revenue-1' })).refusedBy(moneyIsExact, facts);
  });
});

describe('A forecast', () => {
  const until = '2020-02-29T23:59:59.999Z';
  const from = '2020-03-01T00:00:00.000Z';
  const earning = given(revenue, anOpenRevenue());

  it.each([
    ['2020-02', until],
    ['2019-12', until],
    ['2020-03', from],
  ])('LC-30: is what revenue of %s no longer is at %s', (begun, now) => {
    earning.when(record({ month: begun, now })).then(revenueRecorded({ month: begun, recordedAt: now }));
  });

  it.each(['2020-03', '2020-10', '2021-01'])('LC-30: is not recorded as revenue: %s has not begun at the end of February 2020', (later) => {
    earning
      .when(record({ month: later, now: until }))
      .refusedBy(aForecastIsNoRevenue, { field: 'month', month: later, thisMonth: '2020-02' });
  });

  it('LC-30: an entry that was recorded at the beginning of a month stays so when it is sent again by a clock that stands behind', () => {
    const march = { month: '2020-03', recordedAt: from };
    given(revenue, anOpenRevenue(), revenueRecorded(march))
      .when(record({ month: '2020-03', now: until }))
      .thenNothing();
  });
});
