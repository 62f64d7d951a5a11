import type { Position } from '@entente/kernel';
import { ReadStore, Recollection, keysetPage, readModel, type Page, type PageRequest } from '@entente/read-store';
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
  readonly #recollection: Recollection<Page<PartnershipRow>>;

  constructor(private readonly readStore: ReadStore) {
    this.#recollection = new Recollection(readStore, MOST_PAGES);
  }

  execute(query: PartnershipsQuery): Promise<Page<PartnershipRow>> {
    const { filter, sort, asOf } = query;
    const { first, after, last, before } = query.page;
    return this.#recollection.recall(JSON.stringify([filter, sort, [first, after, last, before], asOf]), () => this.#read(query));
  }

  async #read({ filter, sort, page, asOf }: PartnershipsQuery): Promise<Page<PartnershipRow>> {
    let rows = readModel(this.readStore.database, partnershipsTable, asOf).selectAll();
    for (const condition of [...conditionsOf(filter), ...(await this.#classCondition(filter, asOf))]) rows = rows.where(condition);
    return keysetPage(rows, { columns: [sort.by, 'partnershipId'], direction: sort.direction, list: { filter, asOf } }, page);
  }

  /** A few holders of the class are looked up one by one; of many, a page is soon found by asking partnership after partnership. */
  async #classCondition({ kind, technologyType }: PartnershipFilter, asOf: Position | undefined): Promise<readonly Condition[]> {
    if (kind === undefined && technologyType === undefined) return [];
    let holders = readModel(this.readStore.database, partnerClassesTable, asOf).select('partnershipId');
    if (kind !== undefined) holders = holders.where('kind', '=', kind);
    if (technologyType !== undefined) holders = holders.where('technologyType', '=', technologyType);
    const some = await holders.limit(FEW + 1).execute();
    if (some.length <= FEW) return [sql<boolean>`"partnershipId" in (${holders})`];
    return [sql<boolean>`exists ${holders.where(sql<boolean>`"partner_classes"."partnershipId" = "partnerships"."partnershipId"`)}`];
  }
}

const FEW = 500;
const MOST_PAGES = 100;

type Condition = RawBuilder<boolean>;

function conditionsOf({ ids, stages, lead, direction, name, requestedFrom, requestedUntil }: PartnershipFilter): readonly Condition[] {
  return [
    when(ids, (some) => oneOf('partnershipId', some)),
    when(stages, (some) => oneOf('stage', some)),
    when(lead, (one) => sql<boolean>`"lead" = ${one}`),
    when(direction, (one) => sql<boolean>`"direction" = ${one}`),
    when(requestedFrom, (one) => sql<boolean>`"requestedAt" >= ${one}`),
    when(requestedUntil, (one) => sql<boolean>`"requestedAt" < ${one}`),
    when(name?.toLowerCase(), (part) => sql<boolean>`"sortName" like ${containing(part)} escape '\\'`),
  ].flat();
}

/** The pattern of what holds this part literally. */
function containing(part: string): string {
  return `%${part.replace(/[\\%_]/g, '\\$&')}%`;
}

/** An empty list holds nothing, and `in ()` is no SQL everywhere. */
function oneOf(column: string, values: readonly string[]): Condition {
  return values.length === 0 ? sql<boolean>`1 = 0` : sql<boolean>`${sql.ref(column)} in (${sql.join(values)})`;
}

function when<T>(given: T | undefined, condition: (value: T) => Condition): readonly Condition[] {
  return given === undefined || given === '' ? [] : [condition(given)];
}
