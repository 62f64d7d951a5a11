import type { Position } from '@entente/kernel';
import { ReadStore, keysetPage, readModel, type Page, type PageRequest } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { partnershipsTable } from './partnerships.table.js';
import { scorecardsTable, type ScorecardRow } from './scorecards.table.js';

/** All parts that are given must hold. */
export interface ScorecardFilter {
  readonly partnershipId?: string | undefined;
  readonly criteriaVersion?: string | undefined;
  readonly scoredBy?: string | undefined;
  readonly metOnRevenueAlone?: boolean | undefined;
  readonly ledTo?: 'ACCEPTED' | 'DECLINED' | undefined;
  readonly scoredFrom?: string | undefined;
  /** Exclusive. */
  readonly scoredUntil?: string | undefined;
}

export interface GivenScorecard extends ScorecardRow {
  readonly partnerName: string;
  /** What the request was decided to; null before that, and for a scorecard that was scored anew. */
  readonly ledTo: 'ACCEPTED' | 'DECLINED' | null;
}

/** Scorecards by filter, the newest first. */
export class ScorecardsQuery extends Query<Page<GivenScorecard>> {
  constructor(
    readonly filter: ScorecardFilter,
    readonly page: PageRequest,
    readonly asOf: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(ScorecardsQuery)
export class ScorecardsHandler implements IQueryHandler<ScorecardsQuery> {
  constructor(private readonly readStore: ReadStore) {}

  execute({ filter, page, asOf }: ScorecardsQuery): Promise<Page<GivenScorecard>> {
    let rows = this.readStore.database.selectFrom(this.#given(asOf).as('given')).selectAll();
    for (const column of ['partnershipId', 'criteriaVersion', 'scoredBy', 'ledTo', 'metOnRevenueAlone'] as const) {
      const wanted = filter[column];
      if (wanted !== undefined) rows = rows.where(column, '=', wanted);
    }
    if (filter.scoredFrom !== undefined) rows = rows.where('scoredAt', '>=', filter.scoredFrom);
    if (filter.scoredUntil !== undefined) rows = rows.where('scoredAt', '<', filter.scoredUntil);
    return keysetPage(rows, { columns: ['position'], direction: 'desc', list: { filter, asOf } }, page);
  }

  /** The decision was made by the last scorecard before it: none can be given after it. */
  #given(asOf: Position | undefined) {
    const { database } = this.readStore;
    const partners = readModel(database, partnershipsTable, asOf).select(['partnershipId', 'partnerName', 'requestStatus']);
    const others = database.selectFrom(readModel(database, scorecardsTable, asOf).select(['partnershipId', 'position']).as('other'));
    const anew = others
      .select(sql`1`.as('one'))
      .where(sql<boolean>`"other"."partnershipId" = "scorecards"."partnershipId" and "other"."position" > "scorecards"."position"`);
    const ledTo = sql<GivenScorecard['ledTo']>`case when "partner"."requestStatus" in ('ACCEPTED', 'DECLINED')
      and not exists ${anew} then "partner"."requestStatus" end`;
    return readModel(database, scorecardsTable, asOf)
      .innerJoin(partners.as('partner'), 'partner.partnershipId', 'scorecards.partnershipId')
      .select(['scorecardId', 'scorecards.partnershipId', 'partnerName', 'criteriaVersion', 'ratings', 'metOnRevenueAlone'])
      .select(['scoredBy', 'scoredAt', 'position', ledTo.as('ledTo')]);
  }
}
