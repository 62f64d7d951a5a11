import type { Position } from '@entente/kernel';
import { ReadStore, readModel } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { activitiesTable, type ActivityRow } from './activities.table.js';

/** The activities of many partnerships’ go-to-market at once, by due date. */
export class ActivitiesOfQuery extends Query<readonly ActivityRow[]> {
  constructor(
    readonly partnershipIds: readonly string[],
    readonly asOf: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(ActivitiesOfQuery)
export class ActivitiesOfHandler implements IQueryHandler<ActivitiesOfQuery> {
  constructor(private readonly readStore: ReadStore) {}

  execute({ partnershipIds, asOf }: ActivitiesOfQuery): Promise<readonly ActivityRow[]> {
    return readModel(this.readStore.database, activitiesTable, asOf)
      .selectAll()
      .where('partnershipId', 'in', partnershipIds)
      .orderBy('dueOn')
      .orderBy('key')
      .execute();
  }
}
