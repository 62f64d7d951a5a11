import type { Instant, Position } from '@entente/kernel';
import { ReadStore, readModel } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { STAGES, partnershipsTable, type PartnershipRow } from './partnerships.table.js';
import { pipelineMoneyTable } from './pipeline-money.table.js';

export interface StageFigures {
  readonly stage: PartnershipRow['stage'];
  readonly count: number;
  /** Half of the partnerships stand there at least this long. */
  readonly medianAgeSeconds: number;
  /** Sums of what was earned and not reversed, by currency. */
  readonly money: readonly { readonly currency: string; readonly amount: number }[];
}

/** How many partnerships stand where, for how long, and what they earned. */
export class PipelineQuery extends Query<readonly StageFigures[]> {
  constructor(
    readonly asOf: Position | undefined,
    /** What ages are reckoned to. */
    readonly at: Instant,
  ) {
    super();
  }
}

@QueryHandler(PipelineQuery)
export class PipelineHandler implements IQueryHandler<PipelineQuery> {
  constructor(private readonly readStore: ReadStore) {}

  async execute({ asOf, at }: PipelineQuery): Promise<readonly StageFigures[]> {
    const [standing, money] = await Promise.all([this.#middles(asOf), this.#money(asOf)]);
    return STAGES.map((stage) => {
      const middles = standing.filter((row) => row.stage === stage);
      return {
        stage,
        count: middles[0]?.count ?? 0,
        medianAgeSeconds: median(middles.map(({ stageSince }) => secondsBetween(stageSince, at))),
        money: money.filter((row) => row.stage === stage).map(({ currency, amount }) => ({ currency, amount })),
      };
    });
  }

  /** Of each stage the one partnership, or the two, in the middle of the order by time. */
  async #middles(asOf: Position | undefined) {
    const ranked = readModel(this.readStore.database, partnershipsTable, asOf).select([
      'stage',
      'stageSince',
      sql<number>`row_number() over (partition by "stage" order by "stageSince")`.as('place'),
      sql<number>`count(*) over (partition by "stage")`.as('count'),
    ]);
    return this.readStore.database
      .selectFrom(ranked.as('ranked'))
      .selectAll()
      .where(sql<boolean>`"place" in (("count" + 1) / 2, ("count" + 2) / 2)`)
      .execute();
  }

  async #money(asOf: Position | undefined) {
    const earned = readModel(this.readStore.database, pipelineMoneyTable, asOf).select(['partnershipId', 'amount', 'currency']);
    return readModel(this.readStore.database, partnershipsTable, asOf)
      .innerJoin(earned.as('earned'), 'earned.partnershipId', 'partnerships.partnershipId')
      .select(['stage', 'currency', ({ fn }) => fn.sum<number>('earned.amount').as('amount')])
      .groupBy(['stage', 'currency'])
      .orderBy('currency')
      .execute();
  }
}

function secondsBetween(from: Instant, to: Instant): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
}

function median(middles: readonly number[]): number {
  return middles.length === 0 ? 0 : Math.round(middles.reduce((sum, age) => sum + age, 0) / middles.length);
}
