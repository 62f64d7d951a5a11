import type { Position } from '@entente/kernel';
import { ReadStore, keysetPage, readModel, type Page, type PageRequest } from '@entente/read-store';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { deliveriesTable, type DeliveryRow } from './deliveries.table.js';

/** All parts that are given must hold. */
export interface DeliveryFilter {
  readonly statuses?: readonly DeliveryRow['status'][] | undefined;
  readonly partnershipId?: string | undefined;
}

/** What was to leave the house, the newest first. */
export class DeliveriesQuery extends Query<Page<DeliveryRow>> {
  constructor(
    readonly filter: DeliveryFilter,
    readonly page: PageRequest,
    readonly asOf: Position | undefined,
  ) {
    super();
  }
}

@QueryHandler(DeliveriesQuery)
export class DeliveriesHandler implements IQueryHandler<DeliveriesQuery> {
  constructor(private readonly readStore: ReadStore) {}

  execute({ filter, page, asOf }: DeliveriesQuery): Promise<Page<DeliveryRow>> {
    const { statuses, partnershipId } = filter;
    let rows = readModel(this.readStore.database, deliveriesTable, asOf).selectAll();
    if (statuses !== undefined) rows = rows.where('status', 'in', statuses);
    if (partnershipId !== undefined) rows = rows.where('partnershipId', '=', partnershipId);
    return keysetPage(rows, { columns: ['queuedAt', 'deliveryId'], direction: 'desc', list: { filter, asOf } }, page);
  }
}
