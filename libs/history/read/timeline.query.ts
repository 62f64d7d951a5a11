import type { Position } from '@entente/kernel';
import { ReadStore, keysetPage, readModel, type Page, type PageRequest } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { timelineTable, type TimelineRow } from './timeline.table.js';

/** What happened to a partnership, in the log's order. */
export class TimelineQuery extends Query<Page<TimelineRow>> {
  constructor(
    readonly partnershipId: string,
    /** Only these event types; all when undefined. */
    readonly types: readonly string[] | undefined,
    readonly page: PageRequest,
    readonly asOf: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(TimelineQuery)
export class TimelineHandler implements IQueryHandler<TimelineQuery> {
  constructor(private readonly readStore: ReadStore) {}

  execute({ partnershipId, types, page, asOf }: TimelineQuery): Promise<Page<TimelineRow>> {
    const rows = readModel(this.readStore.database, timelineTable, asOf).selectAll().where('partnershipId', '=', partnershipId);
    const wanted = types === undefined ? rows : rows.where('type', 'in', types);
    return keysetPage(wanted, { columns: ['position'], direction: 'asc', list: { partnershipId, types, asOf } }, page);
  }
}
