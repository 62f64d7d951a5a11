import type { DomainEvent } from '@entente/kernel';
import { PageRefused } from '@entente/read-store';
import { revenueRecorded, revenueReversed } from '@entente/testing';
import { ofPartnership, readSides, type ReadSide } from '../../../testing/read-side.js';
import { revenueLedger } from './revenue-ledger.projection.js';
import { RevenueTotalsHandler, RevenueTotalsQuery, type RevenueDimension, type RevenueFilter } from './revenue-totals.query.js';

const aReadSide = readSides(revenueLedger);

type Entry = Parameters<typeof revenueRecorded>[0];

const earned = (partner: string, revenueId: string, stated: Entry): readonly DomainEvent[] =>
  ofPartnership(partner, revenueRecorded({ revenueId, ...stated }));

/** Two partnerships, two months, two currencies, and an entry that was wrong. */
async function aLedger(): Promise<ReadSide> {
  const side = await aReadSide();
  await side.happens(
    earned('acme', 'a-1', { month: '2020-01', amount: 100_00, currency: 'USD', source: 'RESALE', deliveryModel: 'SELF_MANAGED' }),
    earned('acme', 'a-2', { month: '2020-02', amount: 20_00, currency: 'USD', source: 'REFERRAL', deliveryModel: 'SELF_MANAGED' }),
    earned('acme', 'a-3', { month: '2020-02', amount: 9_000, currency: 'JPY', source: 'REFERRAL', deliveryModel: 'GITLAB_COM' }),
    earned('blom', 'b-1', { month: '2020-01', amount: 7_00, currency: 'USD', source: 'RESALE', deliveryModel: 'GITLAB_COM' }),
    earned('blom', 'b-2', { month: '2020-01', amount: 5_000_00, currency: 'USD', source: 'RESALE', deliveryModel: 'GITLAB_COM' }),
    ofPartnership('blom', revenueReversed({ revenueId: 'b-2', amount: -5_000_00 })),
    earned('blom', 'b-3', { month: '2020-01', amount: 50_00, currency: 'USD', replaces: 'b-2', deliveryModel: 'GITLAB_COM' }),
  );
  return side;
}

const page = ({ readStore }: ReadSide, ...[by, filter = {}, request = {}, asOf]: Asked) =>
  new RevenueTotalsHandler(readStore).execute(new RevenueTotalsQuery(by, filter, request, asOf));
type Asked = readonly [by: RevenueDimension, filter?: RevenueFilter, request?: RevenueTotalsQuery['page'], asOf?: number];

/** As `group currency amount/entries`. */
async function totals(side: ReadSide, ...asked: Asked): Promise<readonly string[]> {
  const list = await page(side, ...asked);
  expect(await list.totalCount()).toBe(list.nodes.length);
  return list.nodes.map(({ group, currency, amount, entries }) => `${group} ${currency} ${amount}/${entries}`);
}

describe('The totals of revenue', () => {
  it.each<[RevenueDimension, readonly string[]]>([
    ['month', ['2020-01 USD 15700/3', '2020-02 JPY 9000/1', '2020-02 USD 2000/1']],
    ['partnershipId', ['acme JPY 9000/1', 'acme USD 12000/2', 'blom USD 5700/2']],
    ['source', ['REFERRAL JPY 9000/1', 'REFERRAL USD 2000/1', 'RESALE USD 15700/3']],
    ['deliveryModel', ['GITLAB_COM JPY 9000/1', 'GITLAB_COM USD 5700/2', 'SELF_MANAGED USD 12000/2']],
  ])('RV-4: by %s add up each currency for itself, without what was reversed', async (by, expected) => {
    expect(await totals(await aLedger(), by)).toEqual(expected);
  });

  it.each<[RevenueFilter, readonly string[]]>([
    [{}, ['acme JPY 9000/1', 'acme USD 12000/2', 'blom USD 5700/2']],
    [{ partnershipId: 'blom' }, ['blom USD 5700/2']],
    [{ partnershipId: '' }, []],
    [{ currency: 'JPY' }, ['acme JPY 9000/1']],
    [{ currency: 'EUR' }, []],
    [{ source: 'REFERRAL' }, ['acme JPY 9000/1', 'acme USD 2000/1']],
    [{ deliveryModel: 'GITLAB_COM' }, ['acme JPY 9000/1', 'blom USD 5700/2']],
    [{ monthFrom: '2020-02' }, ['acme JPY 9000/1', 'acme USD 2000/1']],
    [{ monthUntil: '2020-01' }, ['acme USD 10000/1', 'blom USD 5700/2']],
    [{ monthFrom: '2020-02', monthUntil: '2020-01' }, []],
    [{ partnershipId: 'acme', currency: 'USD', monthFrom: '2020-01', monthUntil: '2020-01' }, ['acme USD 10000/1']],
  ])('with the filter %j hold exactly what fits', async (filter, expected) => {
    expect(await totals(await aLedger(), 'partnershipId', filter)).toEqual(expected);
  });

  it('come in pages, forwards and backwards, and count the whole list', async () => {
    const side = await aLedger();
    const first = await page(side, 'month', {}, { first: 2 });
    const rest = await page(side, 'month', {}, { first: 2, after: first.pageInfo.endCursor ?? '' });
    const last = await page(side, 'month', {}, { last: 1 });
    expect([...first.nodes, ...rest.nodes]).toEqual((await page(side, 'month')).nodes);
    expect([first, rest].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false]);
    expect(last.nodes).toEqual(rest.nodes);
    expect(await rest.totalCount()).toBe(3);
  });

  it('refuse a cursor of another list', async () => {
    const side = await aLedger();
    const after = (await page(side, 'month')).pageInfo.startCursor ?? '';
    await expect(page(side, 'source', {}, { after })).rejects.toThrow(PageRefused);
    await expect(page(side, 'month', { currency: 'USD' }, { after })).rejects.toThrow(PageRefused);
    await expect(page(side, 'month', {}, { after }, 1)).rejects.toThrow(PageRefused);
  });

  it('XX-2: are as they were at an earlier position, a wrong entry included until it was reversed', async () => {
    const side = await aLedger();
    const blom = (asOf: number) => totals(side, 'partnershipId', { partnershipId: 'blom' }, {}, asOf);
    expect(await Promise.all([3, 4, 5, 6, 7].map(blom))).toEqual([
      [],
      ['blom USD 700/1'],
      ['blom USD 500700/2'],
      ['blom USD 700/1'],
      ['blom USD 5700/2'],
    ]);
  });
});
