import type { Position } from '@entente/kernel';
import { ReadStore, readModel } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { formerLeadsTable, type FormerLeadRow } from './former-leads.table.js';

/** The former leads of many partnerships at once, the first one first (IN-6). */
export class FormerLeadsOfQuery extends Query<readonly FormerLeadRow[]> {
  constructor(
    readonly partnershipIds: readonly string[],
    readonly asOf: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(FormerLeadsOfQuery)
export class FormerLeadsOfHandler implements IQueryHandler<FormerLeadsOfQuery> {
  constructor(private readonly readStore: ReadStore) {}

  execute({ partnershipIds, asOf }: FormerLeadsOfQuery): Promise<readonly FormerLeadRow[]> {
    return readModel(this.readStore.database, formerLeadsTable, asOf)
      .selectAll()
      .where('partnershipId', 'in', partnershipIds)
      .orderBy('until')
      .orderBy('changeId')
      .execute();
  }
}
