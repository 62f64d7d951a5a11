import type { Position } from '@entente/kernel';
import { ReadStore, readModel } from '@entente/read-store';
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
