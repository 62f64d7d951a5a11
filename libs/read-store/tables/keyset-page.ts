import { createHash } from 'node:crypto';
import { sql, type SelectQueryBuilder } from 'kysely';
import { ValueRefused } from '../store/value-refused.js';
import { canonicalJson } from './canonical-json.js';

/** As Relay has it; 20 rows from the start when nothing is asked for. */
export interface PageRequest {
  readonly first?: number;
  readonly after?: string;
  readonly last?: number;
  readonly before?: string;
}

/** How a list is ordered. */
export interface Order<Row> {
  /** All in one direction, none of them null, the last one unique. */
  readonly columns: readonly (keyof Row & string)[];
  readonly direction: 'asc' | 'desc';
  /** What else makes the list: filters and moment. A cursor of one list is refused in another. */
  readonly list: object;
}

export interface Page<Row> {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly nodes: readonly Row[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  /** Counted only when asked for. */
  totalCount(): Promise<number>;
}

/** The page that was asked for makes no sense; the message names the argument and the rule. */
export class PageRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PageRefused';
  }
}

const USUAL_PAGE = 20;
const CURSOR_RULE = 'must be a cursor of this list, with the same filter, order and moment';

/**
 * A page of a list, found by the values at its border and not by counting rows: as quick in the middle of a list as at its start.
 * @throws PageRefused on a cursor of another list, and on first together with last
 */
export async function keysetPage<DB, TB extends keyof DB, Row extends object>(
  rows: SelectQueryBuilder<DB, TB, Row>,
  order: Order<Row>,
  request: PageRequest,
): Promise<Page<Row>> {
  const sought = soughtFor(request);
  const list = listName(order);
  const found = await bordered(rows, order, request).limit(sought).execute().catch(refuseStrangeValues);
  return pageOf(request, found, {
    cursorOf: (node) =>
      cursorOf(
        list,
        order.columns.map((column) => node[column]),
      ),
    totalCount: async () => {
      const counted = rows.clearSelect().select(sql<number>`count(*)`.as('count'));
      return (await counted.$castTo<{ count: number }>().executeTakeFirstOrThrow()).count;
    },
  });
}

/**
 * How many are looked up for a page: one more than it holds, which tells whether more stands there.
 * @throws PageRefused on first together with last
 */
export function soughtFor({ first, last }: PageRequest): number {
  if (first !== undefined && last !== undefined) throw new PageRefused('first and last: give one of them, not both');
  return (last ?? first ?? USUAL_PAGE) + 1;
}

/** The page of what was found, in the order in which a page is filled: with `last`, from its end. */
export function pageOf<Row>(
  request: PageRequest,
  found: readonly Row[],
  { cursorOf, totalCount }: { readonly cursorOf: (row: Row) => string; readonly totalCount: () => Promise<number> },
): Page<Row> {
  const size = soughtFor(request) - 1;
  const nodes = found.slice(0, size);
  if (request.last !== undefined) nodes.reverse();
  const edges = nodes.map((node) => ({ node, cursor: cursorOf(node) }));
  return { edges, nodes, pageInfo: pageInfo(request, edges, found.length > size), totalCount };
}

function pageInfo(request: PageRequest, edges: Page<unknown>['edges'], more: boolean): Page<unknown>['pageInfo'] {
  const [hasNextPage, hasPreviousPage] =
    request.last === undefined ? [more, request.after !== undefined] : [request.before !== undefined, more];
  return { hasNextPage, hasPreviousPage, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null };
}

/** The rows beyond the cursors, in the order in which the page is filled. */
function bordered<DB, TB extends keyof DB, Row extends object>(
  rows: SelectQueryBuilder<DB, TB, Row>,
  order: Order<Row>,
  request: PageRequest,
) {
  const list = listName(order);
  const ascending = order.direction === 'asc';
  const tuple = sql`(${sql.join(order.columns.map((column) => sql.ref(column)))})`;
  let query = rows;
  for (const [argument, above] of [
    ['after', ascending],
    ['before', !ascending],
  ] as const) {
    const cursor = request[argument];
    if (cursor === undefined) continue;
    const comparison = above ? sql`>` : sql`<`;
    const values = valuesOf(cursor, list);
    if (values?.length !== order.columns.length) {
      throw new PageRefused(`${argument}: ${CURSOR_RULE}`);
    }
    query = query.where(sql<boolean>`${tuple} ${comparison} (${sql.join(values)})`);
  }
  const direction = ascending === (request.last === undefined) ? 'asc' : 'desc';
  for (const column of order.columns) query = query.orderBy(sql.ref(column), direction);
  return query;
}

function listName<Row>({ columns, direction, list }: Order<Row>): string {
  return createHash('sha256')
    .update(canonicalJson([columns, direction, list]))
    .digest('base64url')
    .slice(0, 10);
}

function cursorOf(list: string, values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([list, ...values])).toString('base64url');
}

/** The values at the border; undefined where the cursor is another list's, or was put together by somebody else. */
function valuesOf(cursor: string, list: string): readonly unknown[] | undefined {
  const [written, ...values] = parsed(cursor);
  return written === list && values.every(isValue) ? values : undefined;
}

/** A cursor that was put together by hand. */
function refuseStrangeValues(fault: unknown): never {
  throw fault instanceof ValueRefused ? new PageRefused(`after or before: ${CURSOR_RULE}`) : fault;
}

function isValue(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number';
}

function parsed(cursor: string): readonly unknown[] {
  try {
    const content: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(content) ? content : [];
  } catch {
    return [];
  }
}
