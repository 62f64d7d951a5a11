import { PartnershipType, Stage, connectionOf } from '@entente/graphql';
import type { Position } from '@entente/kernel';
import type { PartnershipRow } from '../read/partnerships.table.js';

export const PartnershipConnection = connectionOf(PartnershipType, 'Partnership');

/** The node of a row, answering for the same moment as the row. */
export function nodeAsOf(asOf: Position | undefined): (row: PartnershipRow) => PartnershipType {
  return ({ partnershipId, stage, ...row }) => ({ ...row, id: partnershipId, stage: Stage[stage], asOf });
}
