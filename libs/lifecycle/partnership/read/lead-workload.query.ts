import type { Instant, Position } from '@entente/kernel';
import { ReadStore, readModel } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { clocksTable } from './clocks.table.js';
import { STAGES, partnershipsTable, type PartnershipRow } from './partnerships.table.js';
import { PASSED_STAGES } from './visits-as-of.js';

export interface LeadLoad {
  /** Null for what nobody leads. */
  readonly lead: string | null;
  /** Partnerships that have not come to an exit. */
  readonly load: number;
  readonly openRequests: number;
  readonly stages: readonly { readonly stage: PartnershipRow['stage']; readonly count: number }[];
  readonly overdueClocks: number;
}

/** What each lead has to do, the one with most to do first. */
export class LeadWorkloadQuery extends Query<readonly LeadLoad[]> {
  constructor(
    readonly asOf: Position | undefined,
    /** What is due then is overdue. */
    readonly at: Instant,
  ) {
    super();
  }
}

@QueryHandler(LeadWorkloadQuery)
export class LeadWorkloadHandler implements IQueryHandler<LeadWorkloadQuery> {
  constructor(private readonly readStore: ReadStore) {}

  async execute({ asOf, at }: LeadWorkloadQuery): Promise<readonly LeadLoad[]> {
    const [standing, overdue] = await Promise.all([this.#standing(asOf), this.#overdue(asOf, at)]);
    const leads = [...new Set(standing.map(({ lead }) => lead))];
    const loads = leads.map((lead) => {
      const counts = new Map(standing.filter((row) => row.lead === lead).map(({ stage, count }) => [stage, count]));
      return {
        lead,
        load: PASSED_STAGES.reduce((sum, stage) => sum + (counts.get(stage) ?? 0), 0),
        openRequests: counts.get('INBOUND_REQUEST') ?? 0,
        stages: STAGES.map((stage) => ({ stage, count: counts.get(stage) ?? 0 })),
        overdueClocks: overdue.find((row) => row.lead === lead)?.count ?? 0,
      };
    });
    return loads.sort((left, right) => right.load - left.load || ((left.lead ?? '') < (right.lead ?? '') ? -1 : 1));
  }

  #standing(asOf: Position | undefined) {
    return readModel(this.readStore.database, partnershipsTable, asOf)
      .select(({ fn }) => ['lead', 'stage', fn.countAll<number>().as('count')])
      .groupBy(['lead', 'stage'])
      .execute();
  }

  #overdue(asOf: Position | undefined, at: Instant) {
    const due = readModel(this.readStore.database, clocksTable, asOf).select(['partnershipId', 'clockId']).where('dueAt', '<=', at);
    return readModel(this.readStore.database, partnershipsTable, asOf)
      .innerJoin(due.as('due'), 'due.partnershipId', 'partnerships.partnershipId')
      .select(({ fn }) => ['lead', fn.countAll<number>().as('count')])
      .groupBy('lead')
      .execute();
  }
}
