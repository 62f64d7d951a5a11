import type { Position } from '@entente/kernel';
import { ReadStore, keysetPage, readModel, type Page, type PageRequest } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { goToMarketBoardTable, type GoToMarketRow } from './go-to-market-board.table.js';

/** The go-to-market of many partnerships at once. */
export class GoToMarketsOfQuery extends Query<readonly GoToMarketRow[]> {
  constructor(
    readonly partnershipIds: readonly string[],
    readonly asOf: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(GoToMarketsOfQuery)
export class GoToMarketsOfHandler implements IQueryHandler<GoToMarketsOfQuery> {
  constructor(private readonly readStore: ReadStore) {}

  execute({ partnershipIds, asOf }: GoToMarketsOfQuery): Promise<readonly GoToMarketRow[]> {
    return readModel(this.readStore.database, goToMarketBoardTable, asOf)
      .selectAll()
      .where('partnershipId', 'in', partnershipIds)
      .execute();
  }
}

/** All parts that are given must hold. */
export interface GoToMarketFilter {
  readonly partnershipId?: string | undefined;
  readonly status?: GoToMarketRow['status'] | undefined;
  readonly leadingSide?: string | undefined;
}

/** How partnerships go to market, by filter, the oldest first. */
export class GoToMarketPlansQuery extends Query<Page<GoToMarketRow>> {
  constructor(
    readonly filter: GoToMarketFilter,
    readonly page: PageRequest,
    readonly asOf: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(GoToMarketPlansQuery)
export class GoToMarketPlansHandler implements IQueryHandler<GoToMarketPlansQuery> {
  constructor(private readonly readStore: ReadStore) {}

  execute({ filter, page, asOf }: GoToMarketPlansQuery): Promise<Page<GoToMarketRow>> {
    let rows = readModel(this.readStore.database, goToMarketBoardTable, asOf).selectAll();
    for (const column of ['partnershipId', 'status', 'leadingSide'] as const) {
      const wanted = filter[column];
      if (wanted !== undefined) rows = rows.where(column, '=', wanted);
    }
    return keysetPage(rows, { columns: ['openedAt', 'partnershipId'], direction: 'asc', list: { filter, asOf } }, page);
  }
}
