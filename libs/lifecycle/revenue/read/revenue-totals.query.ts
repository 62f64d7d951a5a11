import type { Position } from '@entente/kernel';
import { ReadStore, keysetPage, readModel, type Page, type PageRequest } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { revenueLedgerTable } from './revenue-ledger.table.js';

/** What revenue can be added up by; everything is added up by currency, too (RV-4). */
export type RevenueDimension = 'month' | 'partnershipId' | 'source' | 'deliveryModel';

/** All parts that are given must hold. */
export interface RevenueFilter {
  readonly partnershipId?: string | undefined;
  readonly currency?: string | undefined;
  readonly source?: string | undefined;
  readonly deliveryModel?: string | undefined;
  /** Inclusive, as YYYY-MM. */
  readonly monthFrom?: string | undefined;
  /** Inclusive, as YYYY-MM. */
  readonly monthUntil?: string | undefined;
}

export interface RevenueTotal {
  /** The month, the partnership, the source or the delivery model. */
  readonly group: string;
  readonly currency: string;
  /** In minor units; what was reversed counts for nothing. */
  readonly amount: number;
  readonly entries: number;
}

/** Totals of revenue, one for each group and currency. */
export class RevenueTotalsQuery extends Query<Page<RevenueTotal>> {
  constructor(
    readonly by: RevenueDimension,
    readonly filter: RevenueFilter,
    readonly page: PageRequest,
    readonly asOf: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(RevenueTotalsQuery)
export class RevenueTotalsHandler implements IQueryHandler<RevenueTotalsQuery> {
  constructor(private readonly readStore: ReadStore) {}

  execute({ by, filter, page, asOf }: RevenueTotalsQuery): Promise<Page<RevenueTotal>> {
    const totals = this.#entries(filter, asOf)
      .select([by, 'currency'])
      .select((row) => [row.ref(by).as('group'), row.fn.sum<number>('amount').as('amount'), row.fn.countAll<number>().as('entries')])
      .groupBy([by, 'currency']);
    const rows = this.readStore.database.selectFrom(totals.as('totals')).select(['group', 'currency', 'amount', 'entries']);
    return keysetPage(rows, { columns: ['group', 'currency'], direction: 'asc', list: { by, filter, asOf } }, page);
  }

  #entries(filter: RevenueFilter, asOf: Position | undefined) {
    let entries = readModel(this.readStore.database, revenueLedgerTable, asOf).where('reversed', '=', sql.lit(false));
    for (const column of ['partnershipId', 'currency', 'source', 'deliveryModel'] as const) {
      const wanted = filter[column];
      if (wanted !== undefined) entries = entries.where(column, '=', wanted);
    }
    if (filter.monthFrom !== undefined) entries = entries.where('month', '>=', filter.monthFrom);
    if (filter.monthUntil !== undefined) entries = entries.where('month', '<=', filter.monthUntil);
    return entries;
  }
}
