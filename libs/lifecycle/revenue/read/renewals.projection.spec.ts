import { at, partnershipId, partnershipRenewed } from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { renewals } from './renewals.projection.js';

it('The renewals hold every term', async () => {
  const first = { partnershipId, termFrom: '2020-03-01', termUntil: '2021-02-28', agreement: 'As before', renewedAt: at };
  const second = { termFrom: '2021-03-01', termUntil: '2022-02-28' };
  await projecting(renewals)
    .given(partnershipRenewed(), partnershipRenewed(second))
    .gives({ key: `${partnershipId}/2020-03-01`, ...first }, { key: `${partnershipId}/2021-03-01`, ...first, ...second });
});
