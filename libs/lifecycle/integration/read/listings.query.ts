import type { Position } from '@entente/kernel';
import { ReadStore, readModel } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { listingsTable, type ListingRow } from './listings.table.js';

/** The listings of many partnerships’ integrations at once. */
export class ListingsOfQuery extends Query<readonly ListingRow[]> {
  constructor(
    readonly partnershipIds: readonly string[],
    readonly asOf: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(ListingsOfQuery)
export class ListingsOfHandler implements IQueryHandler<ListingsOfQuery> {
  constructor(private readonly readStore: ReadStore) {}

  execute({ partnershipIds, asOf }: ListingsOfQuery): Promise<readonly ListingRow[]> {
    return readModel(this.readStore.database, listingsTable, asOf).selectAll().where('partnershipId', 'in', partnershipIds).execute();
  }
}
