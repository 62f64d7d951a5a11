import { at, partnershipId, revenueRecorded } from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { RevenueReversed } from '../../revenue/domain/revenue.events.js';
import { pipelineMoney } from './pipeline-money.projection.js';

const earned = { revenueId: 'revenue-1', partnershipId, amount: 125_00, currency: 'USD' };
const reversed = RevenueReversed({ ...earned, amount: -125_00, month: '2020-07', reason: 'Typing error', reversedAt: at });

describe('The money of the pipeline', () => {
  it('holds every entry in its own currency', async () => {
    await projecting(pipelineMoney)
      .given(revenueRecorded(), revenueRecorded({ revenueId: 'revenue-2', amount: 9_000, currency: 'JPY' }))
      .gives(earned, { ...earned, revenueId: 'revenue-2', amount: 9_000, currency: 'JPY' });
  });

  it('leaves out what was reversed, and holds what stands for it', async () => {
    await projecting(pipelineMoney)
      .given(revenueRecorded(), reversed, revenueRecorded({ revenueId: 'revenue-2', amount: 120_00, replaces: 'revenue-1' }))
      .gives({ ...earned, revenueId: 'revenue-2', amount: 120_00 });
  });
});
