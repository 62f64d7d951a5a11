import { REPORT_READERS, Role } from '@entente/access';
import { PartnershipType, Stage, connectionOf } from '@entente/graphql';
import type { Position } from '@entente/kernel';
import type { PartnershipRow } from '../read/partnerships.table.js';

/** Who may look at partnerships; a partner at its own alone. */
export const PARTNERSHIP_READERS = [...REPORT_READERS, Role.PARTNER, Role.INTEGRATION] as const;

export const PartnershipConnection = connectionOf(PartnershipType, 'Partnership');

/** The node of a row, answering for the same moment as the row. */
export function nodeAsOf(asOf: Position | undefined): (row: PartnershipRow) => PartnershipType {
  return ({ partnershipId, stage, ...row }) => ({ ...row, id: partnershipId, stage: Stage[stage], asOf });
}
