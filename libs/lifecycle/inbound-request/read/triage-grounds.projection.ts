import { projection, remove, upsert, type RowOf } from '@entente/read-store';
import { DemandSignalled, PartnerClassified, PartnerReclassified } from '../domain/inbound-request.events.js';
import { triageGroundsTable } from './triage-grounds.table.js';

type Ground = Omit<RowOf<typeof triageGroundsTable>, 'groundId'>;

export const triageGrounds = projection('triage-grounds', {
  table: triageGroundsTable,
  version: 1,
  on: [PartnerClassified, PartnerReclassified, DemandSignalled],
  handlers: {
    PartnerClassified: ({ data }) => platform(data),
    PartnerReclassified: ({ data }) => [remove(platformId(data.partnershipId, data.formerPlatformType)), ...platform(data)],
    DemandSignalled: ({ data: { partnershipId, signalId } }) =>
      upsert<Ground>(`${partnershipId}/DEMAND/${signalId}`, { partnershipId, kind: 'DEMAND' }),
  },
});

/** A platform class is told from another by its type alone. */
function platformId(partnershipId: string, platformType: string | null): string {
  return `${partnershipId}/PLATFORM/${platformType}`;
}

function platform({ partnershipId, platformType }: { readonly partnershipId: string; readonly platformType: string | null }) {
  return platformType === null ? [] : [upsert<Ground>(platformId(partnershipId, platformType), { partnershipId, kind: 'PLATFORM' })];
}
