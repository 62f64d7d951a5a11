import { at, partnershipId, revenueRecorded, revenueReversed } from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { revenueLedger } from './revenue-ledger.projection.js';

const entry = {
  revenueId: 'revenue-1',
  partnershipId,
  month: '2020-01',
  amount: 125_00,
  currency: 'USD',
  source: 'RESALE',
  deliveryModel: 'SELF_MANAGED',
  replaces: null,
  reversed: false,
  reversalReason: null,
  recordedAt: at,
};

describe('The revenue ledger', () => {
  it('holds every entry as it was recorded', async () => {
    const second = { revenueId: 'revenue-2', month: '2020-02', amount: -5_00, source: 'REFERRAL', deliveryModel: 'GITLAB_COM' } as const;
    await projecting(revenueLedger)
      .given(revenueRecorded(), revenueRecorded(second))
      .gives(entry, { ...entry, ...second });
  });

  it('keeps a reversed entry and says why, beside the one that stands for it', async () => {
    const correction = { revenueId: 'revenue-2', amount: 120_00, replaces: 'revenue-1' };
    await projecting(revenueLedger)
      .given(revenueRecorded(), revenueReversed({ reason: 'Typing error' }), revenueRecorded(correction))
      .gives({ ...entry, reversed: true, reversalReason: 'Typing error' }, { ...entry, ...correction });
  });
});
