import type { Position } from '@entente/kernel';
import { ReadStore, readModel } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { revenueLedgerTable, type RevenueEntryRow } from './revenue-ledger.table.js';

/** The revenue entries of many partnerships at once, by month. */
export class RevenueEntriesOfQuery extends Query<readonly RevenueEntryRow[]> {
  constructor(
    readonly partnershipIds: readonly string[],
    readonly asOf: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(RevenueEntriesOfQuery)
export class RevenueEntriesOfHandler implements IQueryHandler<RevenueEntriesOfQuery> {
  constructor(private readonly readStore: ReadStore) {}

  execute({ partnershipIds, asOf }: RevenueEntriesOfQuery): Promise<readonly RevenueEntryRow[]> {
    return readModel(this.readStore.database, revenueLedgerTable, asOf)
      .selectAll()
      .where('partnershipId', 'in', partnershipIds)
      .orderBy('month')
      .orderBy('recordedAt')
      .orderBy('revenueId')
      .execute();
  }
}
