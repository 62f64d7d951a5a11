import type { Position } from '@entente/kernel';
import { ReadStore, readModel } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { renewalsTable, type RenewalRow } from './renewals.table.js';

/** The terms of many partnerships at once, the earliest first. */
export class RenewalsOfQuery extends Query<readonly RenewalRow[]> {
  constructor(
    readonly partnershipIds: readonly string[],
    readonly asOf: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(RenewalsOfQuery)
export class RenewalsOfHandler implements IQueryHandler<RenewalsOfQuery> {
  constructor(private readonly readStore: ReadStore) {}

  execute({ partnershipIds, asOf }: RenewalsOfQuery): Promise<readonly RenewalRow[]> {
    return readModel(this.readStore.database, renewalsTable, asOf)
      .selectAll()
      .where('partnershipId', 'in', partnershipIds)
      .orderBy('termFrom')
      .execute();
  }
}
