import type { Position } from '@entente/kernel';
import { ReadStore, keysetPage, readModel, type Page, type PageRequest } from '@entente/read-store';
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
      .orderBy('startedAt')
      .orderBy('key')
      .execute();
  }
}

/** All parts that are given must hold. */
export interface IntegrationFilter {
  readonly partnershipId?: string | undefined;
  readonly status?: IntegrationRow['status'] | undefined;
  readonly direction?: string | undefined;
  readonly maintainer?: string | undefined;
  /** Whether customers’ demand gave it priority. */
  readonly prioritised?: boolean | undefined;
}

/** Integrations by filter, the oldest first. */
export class IntegrationsQuery extends Query<Page<IntegrationRow>> {
  constructor(
    readonly filter: IntegrationFilter,
    readonly page: PageRequest,
    readonly asOf: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(IntegrationsQuery)
export class IntegrationsHandler implements IQueryHandler<IntegrationsQuery> {
  constructor(private readonly readStore: ReadStore) {}

  execute({ filter, page, asOf }: IntegrationsQuery): Promise<Page<IntegrationRow>> {
    let rows = readModel(this.readStore.database, integrationBoardTable, asOf).selectAll();
    for (const column of ['partnershipId', 'status', 'direction', 'maintainer'] as const) {
      const wanted = filter[column];
      if (wanted !== undefined) rows = rows.where(column, '=', wanted);
    }
    if (filter.prioritised !== undefined) rows = rows.where('priorityReason', filter.prioritised ? 'is not' : 'is', null);
    return keysetPage(rows, { columns: ['startedAt', 'key'], direction: 'asc', list: { filter, asOf } }, page);
  }
}
