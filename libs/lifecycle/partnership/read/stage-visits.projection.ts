import type { RecordedEvent } from '@entente/kernel';
import { projection, upsert, type RowOf } from '@entente/read-store';
import { GoToMarketOpened } from '../../go-to-market/domain/go-to-market.events.js';
import {
  PartnershipAccepted,
  PartnershipDeclined,
  PartnershipReferred,
  PartnershipRequested,
  RequestCaptured,
  RequestWithdrawn,
} from '../../inbound-request/domain/inbound-request.events.js';
import { RevenueOpened } from '../../revenue/domain/revenue.events.js';
import { PartnershipEnded } from '../domain/partnership.events.js';
import type { PartnershipRow } from './partnerships.table.js';
import { stageVisitsTable } from './stage-visits.table.js';

type Visit = Omit<RowOf<typeof stageVisitsTable>, 'visitId'>;
type Entry = RecordedEvent<string, { readonly partnershipId: string }>;

/** The same events lead to a stage as in the list of partnerships. */
export const stageVisits = projection('stage-visits', {
  table: stageVisitsTable,
  version: 1,
  on: [
    ...[PartnershipRequested, RequestCaptured, PartnershipAccepted, GoToMarketOpened, RevenueOpened],
    ...[PartnershipDeclined, PartnershipReferred, RequestWithdrawn, PartnershipEnded],
  ],
  handlers: {
    PartnershipRequested: enters('INBOUND_REQUEST'),
    RequestCaptured: enters('INBOUND_REQUEST'),
    PartnershipAccepted: enters('INTEGRATION'),
    GoToMarketOpened: enters('GO_TO_MARKET'),
    RevenueOpened: enters('REVENUE'),
    PartnershipDeclined: enters('DECLINED'),
    PartnershipReferred: enters('REFERRED'),
    RequestWithdrawn: enters('ENDED'),
    PartnershipEnded: enters('ENDED'),
  },
});

function enters(stage: PartnershipRow['stage']) {
  return ({ data: { partnershipId }, recordedAt, position }: Entry) =>
    upsert<Visit>(`${partnershipId}/${stage}`, { partnershipId, stage, enteredAt: Date.parse(recordedAt), position });
}
