import type { Position } from '@entente/kernel';
import { ReadStore, keysetPage, readModel, type Page, type PageRequest } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { sql, type RawBuilder } from 'kysely';
import { partnerClassesTable } from './partner-classes.table.js';
import { partnershipsTable, type PartnershipRow } from './partnerships.table.js';

/** All parts that are given must hold. */
export interface PartnershipFilter {
  readonly ids?: readonly string[] | undefined;
  readonly stages?: readonly PartnershipRow['stage'][] | undefined;
  readonly lead?: string | undefined;
  readonly direction?: string | undefined;
  readonly kind?: string | undefined;
  readonly technologyType?: string | undefined;
  /** Part of the name, in any case. */
  readonly name?: string | undefined;
  readonly requestedFrom?: string | undefined;
  /** Exclusive. */
  readonly requestedUntil?: string | undefined;
}

export interface PartnershipSort {
  readonly by: 'sortName' | 'requestedAt' | 'stageSince';
  readonly direction: 'asc' | 'desc';
}

export class PartnershipsQuery extends Query<Page<PartnershipRow>> {
  constructor(
    readonly filter: PartnershipFilter,
    readonly sort: PartnershipSort,
    readonly page: PageRequest,
    readonly asOf: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(PartnershipsQuery)
export class PartnershipsHandler implements IQueryHandler<PartnershipsQuery> {
  constructor(private readonly readStore: ReadStore) {}

  execute({ filter, sort, page, asOf }: PartnershipsQuery): Promise<Page<PartnershipRow>> {
    let rows = readModel(this.readStore.database, partnershipsTable, asOf).selectAll();
    for (const condition of this.#conditions(filter, asOf)) rows = rows.where(condition);
    return keysetPage(rows, { columns: [sort.by, 'partnershipId'], direction: sort.direction, list: { filter, asOf } }, page);
  }

  #conditions(filter: PartnershipFilter, asOf: Position | undefined): readonly Condition[] {
    const { ids, stages, lead, direction, name, requestedFrom, requestedUntil } = filter;
    return [
      when(ids, (some) => oneOf('partnershipId', some)),
      when(stages, (some) => oneOf('stage', some)),
      when(lead, (one) => sql<boolean>`"lead" = ${one}`),
      when(direction, (one) => sql<boolean>`"direction" = ${one}`),
      when(requestedFrom, (one) => sql<boolean>`"requestedAt" >= ${one}`),
      when(requestedUntil, (one) => sql<boolean>`"requestedAt" < ${one}`),
      // Finds a part literally: LIKE would read % and _ as patterns.
      when(name?.toLowerCase(), (part) => sql<boolean>`replace("sortName", ${part}, '') <> "sortName"`),
      this.#classCondition(filter, asOf),
    ].flat();
  }

  #classCondition({ kind, technologyType }: PartnershipFilter, asOf: Position | undefined): readonly Condition[] {
    if (kind === undefined && technologyType === undefined) return [];
    let classes = readModel(this.readStore.database, partnerClassesTable, asOf).select('partnershipId');
    if (kind !== undefined) classes = classes.where('kind', '=', kind);
    if (technologyType !== undefined) classes = classes.where('technologyType', '=', technologyType);
    return [sql<boolean>`"partnershipId" in (${classes})`];
  }
}

type Condition = RawBuilder<boolean>;

/** An empty list holds nothing, and `in ()` is no SQL everywhere. */
function oneOf(column: string, values: readonly string[]): Condition {
  return values.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`${sql.ref(column)} in (${sql.join(values)})`;
}

function when<T>(given: T | undefined, condition: (value: T) => Condition): readonly Condition[] {
  return given === undefined || given === '' ? [] : [condition(given)];
}
