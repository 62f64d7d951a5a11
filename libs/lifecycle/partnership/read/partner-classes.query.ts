import type { Position } from '@entente/kernel';
import { ReadStore, readModel } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { partnerClassesTable, type PartnerClassRow } from './partner-classes.table.js';

/** The classes of many partnerships at once, in the order in which they were given. */
export class PartnerClassesOfQuery extends Query<readonly PartnerClassRow[]> {
  constructor(
    readonly partnershipIds: readonly string[],
    readonly asOf: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(PartnerClassesOfQuery)
export class PartnerClassesOfHandler implements IQueryHandler<PartnerClassesOfQuery> {
  constructor(private readonly readStore: ReadStore) {}

  execute({ partnershipIds, asOf }: PartnerClassesOfQuery): Promise<readonly PartnerClassRow[]> {
    return readModel(this.readStore.database, partnerClassesTable, asOf)
      .selectAll()
      .where('partnershipId', 'in', partnershipIds)
      .orderBy('classifiedAt')
      .orderBy('classId')
      .execute();
  }
}
