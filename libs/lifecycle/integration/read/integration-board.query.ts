import type { Position } from '@entente/kernel';
import { ReadStore, readModel } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { integrationBoardTable, type IntegrationRow } from './integration-board.table.js';

/** The integrations of many partnerships at once. */
export class IntegrationsOfQuery extends Query<readonly IntegrationRow[]> {
  constructor(
    readonly partnershipIds: readonly string[],
    readonly asOf: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(IntegrationsOfQuery)
export class IntegrationsOfHandler implements IQueryHandler<IntegrationsOfQuery> {
  constructor(private readonly readStore: ReadStore) {}

  execute({ partnershipIds, asOf }: IntegrationsOfQuery): Promise<readonly IntegrationRow[]> {
    return readModel(this.readStore.database, integrationBoardTable, asOf)
      .selectAll()
      .where('partnershipId', 'in', partnershipIds)
      .execute();
  }
}
