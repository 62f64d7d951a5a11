import type { Position } from '@entente/kernel';
import { ReadStore, keysetPage, readModel, type Page, type PageRequest } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { triageGroundsTable } from './triage-grounds.table.js';
import { triageQueueTable, type TriageQueueRow } from './triage-queue.table.js';

export interface TriageEntry extends TriageQueueRow {
  /** 0 for platform partners, which come first, else 1. */
  readonly rank: number;
  /** 0 without a signal of customers’ demand, and the lower the more there are. */
  readonly demandRank: number;
}

/** The open requests, in the order in which they are to be triaged (CL-7). */
export class TriageQueueQuery extends Query<Page<TriageEntry>> {
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

  execute({ page, asOf }: TriageQueueQuery): Promise<Page<TriageEntry>> {
    const { database } = this.readStore;
    const grounds = (kind: 'PLATFORM' | 'DEMAND') =>
      readModel(database, triageGroundsTable, asOf)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('kind', '=', kind)
        .where(sql<boolean>`"triage_grounds"."partnershipId" = "triage_queue"."partnershipId"`);
    const ranked = readModel(database, triageQueueTable, asOf)
      .selectAll()
      .select([
        sql<number>`case when ${grounds('PLATFORM')} > 0 then 0 else 1 end`.as('rank'),
        sql<number>`-${grounds('DEMAND')}`.as('demandRank'),
      ])
      .where('open', '=', sql.lit(true));
    const rows = database.selectFrom(ranked.as('ranked')).selectAll();
    return keysetPage(rows, { columns: ['rank', 'demandRank', 'requestPosition'], direction: 'asc', list: { asOf } }, page);
  }
}
