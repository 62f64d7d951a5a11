import type { Instant, Position } from '@entente/kernel';
import { ReadStore } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import type { PartnershipRow } from './partnerships.table.js';
import { PASSED_STAGES, visitsAsOf, type JourneyFilter } from './visits-as-of.js';

export interface StageDuration {
  readonly stage: PartnershipRow['stage'];
  /** Visits, those that last included. */
  readonly count: number;
  readonly lasting: number;
  readonly medianSeconds: number;
  /** Nine of ten visits took at most this long. */
  readonly ninetiethSeconds: number;
  readonly longestSeconds: number;
}

/** How long partnerships stood in each stage; a visit that lasts is reckoned up to the moment. */
export class StageDurationsQuery extends Query<readonly StageDuration[]> {
  constructor(
    readonly filter: JourneyFilter,
    readonly asOf: Position | undefined,
    /** What lasting visits are reckoned to. */
    readonly at: Instant,
  ) {
    super();
  }
}

const nothing = { count: 0, lasting: 0, medianSeconds: 0, ninetiethSeconds: 0, longestSeconds: 0 };

@QueryHandler(StageDurationsQuery)
export class StageDurationsHandler implements IQueryHandler<StageDurationsQuery> {
  constructor(private readonly readStore: ReadStore) {}

  async execute(query: StageDurationsQuery): Promise<readonly StageDuration[]> {
    const figures = await this.#figures(query);
    return PASSED_STAGES.map((stage) => {
      const found = figures.find((one) => one.stage === stage);
      return found === undefined ? { stage, ...nothing } : { ...found, medianSeconds: Math.round(found.medianSeconds) };
    });
  }

  /** The visits of each stage stand in the order of their lengths: the middle one, or the two, and the one nine tenths up are picked out. */
  #figures({ filter, asOf, at }: StageDurationsQuery) {
    const left = sql`coalesce("leftAt", cast(${Date.parse(at)} as bigint))`;
    const lengths = visitsAsOf(this.readStore.database, filter, asOf).select([
      'stage',
      sql<number>`case when "next" is null then 1 else 0 end`.as('lasts'),
      sql<number>`case when ${left} > "enteredAt" then (${left} - "enteredAt") / 1000 else 0 end`.as('seconds'),
    ]);
    const ranked = this.readStore.database
      .selectFrom(lengths.as('lengths'))
      .select([
        ...(['stage', 'lasts', 'seconds'] as const),
        sql<number>`row_number() over (partition by "stage" order by "seconds")`.as('place'),
        sql<number>`count(*) over (partition by "stage")`.as('visits'),
      ]);
    return this.readStore.database
      .selectFrom(ranked.as('ranked'))
      .select(({ fn }) => [
        'stage',
        fn.countAll<number>().as('count'),
        fn.sum<number>('lasts').as('lasting'),
        sql<number>`avg(case when "place" in (("visits" + 1) / 2, ("visits" + 2) / 2) then "seconds" end)`.as('medianSeconds'),
        sql<number>`max(case when "place" = ("visits" * 9 + 9) / 10 then "seconds" end)`.as('ninetiethSeconds'),
        fn.max<number>('seconds').as('longestSeconds'),
      ])
      .groupBy('stage')
      .execute();
  }
}
