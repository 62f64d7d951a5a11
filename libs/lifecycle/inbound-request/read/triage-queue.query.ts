import type { Position } from '@entente/kernel';
import { ReadStore, keysetPage, readModel, type Page, type PageRequest } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { triageQueueTable, type TriageQueueRow } from './triage-queue.table.js';

/** The open requests, in the order in which they are to be triaged (CL-7). */
export class TriageQueueQuery extends Query<Page<TriageQueueRow>> {
  constructor(
    readonly page: PageRequest,
    readonly asOf: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(TriageQueueQuery)
export class TriageQueueHandler implements IQueryHandler<TriageQueueQuery> {
  constructor(private readonly readStore: ReadStore) {}

  execute({ page, asOf }: TriageQueueQuery): Promise<Page<TriageQueueRow>> {
    const rows = readModel(this.readStore.database, triageQueueTable, asOf).selectAll();
    return keysetPage(rows, { columns: ['rank', 'requestPosition'], direction: 'asc', list: { asOf } }, page);
  }
}
