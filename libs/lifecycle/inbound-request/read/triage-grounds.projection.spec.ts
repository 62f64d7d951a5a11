import { classes, demandSignalled, partnerClassified, partnerReclassified, partnershipId } from '@entente/testing';
import { projecting } from '../../../testing/projecting.js';
import { triageGrounds } from './triage-grounds.projection.js';

const cloud = { groundId: `${partnershipId}/PLATFORM/CLOUD`, partnershipId, kind: 'PLATFORM' };
const kubernetes = { ...cloud, groundId: `${partnershipId}/PLATFORM/KUBERNETES` };
const demand = { groundId: `${partnershipId}/DEMAND/signal-1`, partnershipId, kind: 'DEMAND' };

describe('What gives a request its place in the triage queue', () => {
  it('CL-7: is each platform class, and each signal of demand, once', async () => {
    await projecting(triageGrounds)
      .given(partnerClassified(classes.cloud), partnerClassified(classes.inbound), partnerClassified(classes.kubernetes))
      .gives(cloud, kubernetes);
    await projecting(triageGrounds)
      .given(demandSignalled(), demandSignalled(), demandSignalled({ signalId: 'signal-2' }))
      .gives(demand, { ...demand, groundId: `${partnershipId}/DEMAND/signal-2` });
  });

  it('CL-8: follows the classes when one takes the place of another', async () => {
    const given = [partnerClassified(classes.cloud), partnerClassified(classes.kubernetes)];
    await projecting(triageGrounds).given(given, partnerReclassified(classes.inbound, classes.cloud)).gives(kubernetes);
    await projecting(triageGrounds).given(given, partnerReclassified(classes.cloud, classes.kubernetes)).gives(cloud);
    await projecting(triageGrounds).given(partnerClassified(classes.inbound), partnerReclassified(classes.cloud)).gives(cloud);
  });
});
