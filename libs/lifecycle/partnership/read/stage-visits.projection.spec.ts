import {
  anAcceptedRequest,
  goToMarketOpened,
  partnershipDeclined,
  partnershipEnded,
  partnershipId,
  partnershipReferred,
  partnershipRequested,
  requestCaptured,
  requestWithdrawn,
  revenueOpened,
} from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { recordedAt } from '../../../testing/read-side.js';
import type { PartnershipRow } from './partnerships.table.js';
import { stageVisits } from './stage-visits.projection.js';

const visit = (stage: PartnershipRow['stage'], position: number) => {
  return { visitId: `${partnershipId}/${stage}`, partnershipId, stage, enteredAt: Date.parse(recordedAt(position)), position };
};

describe('The visits to stages', () => {
  it('begin where the list of partnerships says that a stage began', async () => {
    await projecting(stageVisits)
      .given(anAcceptedRequest(), goToMarketOpened(), revenueOpened(), partnershipEnded())
      .gives(visit('ENDED', 9), visit('GO_TO_MARKET', 7), visit('INBOUND_REQUEST', 1), visit('INTEGRATION', 6), visit('REVENUE', 8));
  });

  it.each([
    ['declined', partnershipDeclined(), 'DECLINED'],
    ['referred', partnershipReferred(), 'REFERRED'],
    ['withdrawn', requestWithdrawn(), 'ENDED'],
    ['ended', partnershipEnded(), 'ENDED'],
  ] as const)('lead a request that is %s to its exit', async (_how, parting, exit) => {
    const rows = [visit('INBOUND_REQUEST', 1), visit(exit, 2)].sort((left, right) => (left.visitId < right.visitId ? -1 : 1));
    await projecting(stageVisits)
      .given(partnershipRequested(), parting)
      .gives(...rows);
    await projecting(stageVisits)
      .given(requestCaptured(), parting)
      .gives(...rows);
  });
});
