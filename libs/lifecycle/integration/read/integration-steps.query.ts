import type { Position } from '@entente/kernel';
import { ReadStore, readModel } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { integrationStepsTable, type IntegrationStepRow } from './integration-steps.table.js';

/** The steps of many partnerships’ integrations at once, by due date. */
export class IntegrationStepsOfQuery extends Query<readonly IntegrationStepRow[]> {
  constructor(
    readonly partnershipIds: readonly string[],
    readonly asOf: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(IntegrationStepsOfQuery)
export class IntegrationStepsOfHandler implements IQueryHandler<IntegrationStepsOfQuery> {
  constructor(private readonly readStore: ReadStore) {}

  execute({ partnershipIds, asOf }: IntegrationStepsOfQuery): Promise<readonly IntegrationStepRow[]> {
    return readModel(this.readStore.database, integrationStepsTable, asOf)
      .selectAll()
      .where('partnershipId', 'in', partnershipIds)
      .orderBy('dueOn')
      .orderBy('key')
      .execute();
  }
}
