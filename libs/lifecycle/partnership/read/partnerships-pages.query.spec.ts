import { PageRefused, type PageRequest } from '@entente/read-store';
import { partnershipAccepted, partnershipRequested } from '@entente/testing';
import { z } from 'zod';
import { ofPartnership, readSides, type ReadSide } from '../../../testing/read-side.js';
import { partnerClasses } from './partner-classes.projection.js';
import { partnerships } from './partnerships.projection.js';
import { PartnershipsHandler, PartnershipsQuery, type PartnershipFilter, type PartnershipSort } from './partnerships.query.js';
import type { PartnershipRow } from './partnerships.table.js';

const aReadSide = readSides(partnerships, partnerClasses);

const ORDERS = (['sortName', 'requestedAt', 'stageSince'] as const).flatMap((by) =>
  (['asc', 'desc'] as const).map((direction) => ({ by, direction })),
);
const byName: PartnershipSort = { by: 'sortName', direction: 'asc' };
const NUMBERS = [5, 2, 7, 1, 6, 3, 4];

/** Seven partnerships in no order, of which some share their name, their day or the moment of their stage. */
async function sevenPartners(): Promise<ReadSide> {
  const side = await aReadSide();
  for (const number of NUMBERS) {
    const requestedAt = `2019-0${Math.ceil(number / 2)}-01T00:00:00.000Z`;
    await side.happens(ofPartnership(`p-${number}`, partnershipRequested({ partnerName: `Partner ${number % 3}`, requestedAt })));
  }
  await side.happensAt('2020-12-01T00:00:00.000Z', ...[3, 1, 6].map((number) => ofPartnership(`p-${number}`, partnershipAccepted())));
  return side;
}

class List {
  readonly #handler: PartnershipsHandler;
  readonly #sort: PartnershipSort;
  readonly #filter: PartnershipFilter;

  constructor(side: ReadSide, sort: PartnershipSort, filter: PartnershipFilter = {}) {
    this.#handler = new PartnershipsHandler(side.readStore);
    this.#sort = sort;
    this.#filter = filter;
  }

  page(request: PageRequest, asOf?: number) {
    return this.#handler.execute(new PartnershipsQuery(this.#filter, this.#sort, request, asOf));
  }

  async forwards(first: number): Promise<readonly string[]> {
    const page = await this.page({ first });
    const ids = page.nodes.map(({ partnershipId }) => partnershipId);
    expect(page.pageInfo.hasPreviousPage).toBe(false);
    return page.pageInfo.hasNextPage ? [...ids, ...(await this.#after(first, page.pageInfo.endCursor ?? ''))] : ids;
  }

  async backwards(last: number, before?: string): Promise<readonly string[]> {
    const page = await this.page({ last, ...(before === undefined ? {} : { before }) });
    const ids = page.nodes.map(({ partnershipId }) => partnershipId);
    expect(page.pageInfo.hasNextPage).toBe(before !== undefined);
    return page.pageInfo.hasPreviousPage ? [...(await this.backwards(last, page.pageInfo.startCursor ?? '')), ...ids] : ids;
  }

  async #after(first: number, after: string): Promise<readonly string[]> {
    const page = await this.page({ first, after });
    const ids = page.nodes.map(({ partnershipId }) => partnershipId);
    expect(page.pageInfo.hasPreviousPage).toBe(true);
    return page.pageInfo.hasNextPage ? [...ids, ...(await this.#after(first, page.pageInfo.endCursor ?? ''))] : ids;
  }
}

function sorted(rows: readonly PartnershipRow[], { by, direction }: PartnershipSort): readonly string[] {
  const places = rows.map((row) => ({ id: row.partnershipId, place: `${row[by]} ${row.partnershipId}` }));
  const ascending = places.sort((left, right) => (left.place < right.place ? -1 : 1)).map(({ id }) => id);
  return direction === 'asc' ? ascending : ascending.reverse();
}

describe('Pages of partnerships', () => {
  it.each(ORDERS)('by $by $direction give the whole list in its order, forwards and backwards, whatever their size', async (order) => {
    const list = new List(await sevenPartners(), order);
    const { nodes } = await list.page({ first: 100 });
    expect(nodes).toHaveLength(NUMBERS.length);
    expect(nodes.map(({ partnershipId }) => partnershipId)).toEqual(sorted(nodes, order));
    for (const size of [1, 2, 3, 7]) {
      expect(await list.forwards(size)).toEqual(sorted(nodes, order));
      expect(await list.backwards(size)).toEqual(sorted(nodes, order));
    }
  });

  it('give what stands between two cursors', async () => {
    const list = new List(await sevenPartners(), byName);
    const { edges, nodes } = await list.page({ first: 7 });
    const [after = '', before = ''] = [1, 5].map((place) => edges.map(({ cursor }) => cursor)[place]);
    expect((await list.page({ first: 2, after, before })).nodes).toEqual(nodes.slice(2, 4));
    expect((await list.page({ last: 2, after, before })).nodes).toEqual(nodes.slice(3, 5));
  });

  it('count the whole list, wherever the page stands', async () => {
    const list = new List(await sevenPartners(), byName, { stages: ['INTEGRATION'] });
    const first = await list.page({ first: 1 });
    const second = await list.page({ first: 1, after: first.pageInfo.endCursor ?? '' });
    expect([await first.totalCount(), await second.totalCount()]).toEqual([3, 3]);
    expect((await list.page({ first: 0 })).nodes).toEqual([]);
  });

  it('go on where they stood when rows came meanwhile', async () => {
    const side = await sevenPartners();
    const list = new List(side, { by: 'requestedAt', direction: 'asc' });
    const { nodes, pageInfo } = await list.page({ first: 3 });
    await side.happens(ofPartnership('p-0', partnershipRequested({ requestedAt: '2018-01-01T00:00:00.000Z' })));
    const rest = await list.page({ first: 10, after: pageInfo.endCursor ?? '' });
    expect([...nodes, ...rest.nodes].map(({ partnershipId }) => partnershipId)).toEqual(['p-1', 'p-2', 'p-3', 'p-4', 'p-5', 'p-6', 'p-7']);
  });

  it('refuse a cursor of a list with another order, filter or moment, and what is no cursor', async () => {
    const side = await sevenPartners();
    const list = new List(side, byName);
    const after = (await list.page({ first: 1 })).pageInfo.endCursor ?? '';
    const others = [
      new List(side, { ...byName, direction: 'desc' }),
      new List(side, { by: 'requestedAt', direction: 'asc' }),
      new List(side, byName, { lead: 'ada' }),
    ];
    for (const other of others) {
      await expect(other.page({ after })).rejects.toThrow(PageRefused);
      await expect(other.page({ before: after })).rejects.toThrow(/^before/);
    }
    await expect(list.page({ after }, 3)).rejects.toThrow(/^after/);
    await expect(list.page({ after: 'no cursor' })).rejects.toThrow(PageRefused);
  });

  it.each([[[]], [['Partner 1']], [['Partner 1', 'p-1', 'p-2']], [['Partner 1', { id: 'p-1' }]], [[null, 'p-1']]])(
    'refuse a cursor that names the list and was made up with the values %j',
    async (values) => {
      const list = new List(await sevenPartners(), byName);
      const cursor = (await list.page({ first: 1 })).pageInfo.endCursor ?? '';
      const [name]: unknown[] = z.array(z.unknown()).parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
      const after = Buffer.from(JSON.stringify([name, ...values])).toString('base64url');
      await expect(list.page({ after })).rejects.toThrow(PageRefused);
    },
  );

  it('refuse first together with last', async () => {
    const list = new List(await sevenPartners(), byName);
    await expect(list.page({ first: 1, last: 1 })).rejects.toThrow(PageRefused);
  });
});
