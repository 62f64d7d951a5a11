import type { Position } from '@entente/kernel';
import { ReadStore } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import type { PartnershipRow } from './partnerships.table.js';
import { PASSED_STAGES, visitsAsOf, type JourneyFilter } from './visits-as-of.js';

/** Whoever entered went on, left by an exit, or is there still. */
export interface StageConversion {
  readonly stage: PartnershipRow['stage'];
  readonly entered: number;
  readonly wentOn: number;
  readonly declined: number;
  readonly referred: number;
  readonly ended: number;
  readonly stillThere: number;
}

/** How many partnerships came to each stage, and where they went from there. */
export class ConversionQuery extends Query<readonly StageConversion[]> {
  constructor(
    readonly filter: JourneyFilter,
    readonly asOf: Position | undefined,
  ) {
    super();
  }
}

const nobody = { entered: 0, wentOn: 0, declined: 0, referred: 0, ended: 0, stillThere: 0 };

@QueryHandler(ConversionQuery)
export class ConversionHandler implements IQueryHandler<ConversionQuery> {
  constructor(private readonly readStore: ReadStore) {}

  async execute({ filter, asOf }: ConversionQuery): Promise<readonly StageConversion[]> {
    const went = (to: PartnershipRow['stage']) => sql<number>`sum(case when "next" = ${to} then 1 else 0 end)`;
    const figures = await visitsAsOf(this.readStore.database, filter, asOf)
      .select(({ fn }) => [
        'stage',
        fn.countAll<number>().as('entered'),
        sql<number>`sum(case when "next" in (${sql.join(PASSED_STAGES)}) then 1 else 0 end)`.as('wentOn'),
        went('DECLINED').as('declined'),
        went('REFERRED').as('referred'),
        went('ENDED').as('ended'),
        sql<number>`sum(case when "next" is null then 1 else 0 end)`.as('stillThere'),
      ])
      .groupBy('stage')
      .execute();
    return PASSED_STAGES.map((stage) => figures.find((one) => one.stage === stage) ?? { stage, ...nobody });
  }
}
