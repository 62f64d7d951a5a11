import {
  clocksStarted,
  integrationStarted,
  integrationWentLive,
  leadDeclared,
  partnershipAccepted,
  partnershipEnded,
  partnershipRequested,
} from '@entente/testing';
import { ofPartnership, readSides, type ReadSide } from '../../../testing/read-side.js';
import { clocks } from './clocks.projection.js';
import { LeadWorkloadHandler, LeadWorkloadQuery } from './lead-workload.query.js';
import { partnerships } from './partnerships.projection.js';

const aReadSide = readSides(partnerships, clocks);
const NOW = '2020-12-01T00:00:00.000Z';

const workload = ({ readStore }: ReadSide, asOf?: number, at = NOW) =>
  new LeadWorkloadHandler(readStore).execute(new LeadWorkloadQuery(asOf, at));

/** Bo leads two, of which one is accepted and live; Ada leads one that is over and one that is open; one is led by nobody. */
async function fivePartners(): Promise<ReadSide> {
  const side = await aReadSide();
  const request = (id: string, lead?: string) =>
    ofPartnership(id, partnershipRequested(), clocksStarted(), ...(lead === undefined ? [] : [leadDeclared({ lead })]));
  await side.happens(request('p-1', 'bo'), request('p-2', 'bo'), request('p-3', 'ada'), request('p-4', 'ada'), request('p-5'));
  const live = integrationWentLive({ certifiedUntil: '2020-11-30T00:00:00.000Z' });
  await side.happens(ofPartnership('p-1', partnershipAccepted(), integrationStarted(), live), ofPartnership('p-3', partnershipEnded()));
  return side;
}

describe('The workload of leads', () => {
  it('counts what each leads, the one with most to do first, and what nobody leads', async () => {
    const loads = (await workload(await fivePartners())).map(({ stages, ...rest }) => ({
      ...rest,
      stages: Object.fromEntries(stages.filter(({ count }) => count > 0).map(({ stage, count }) => [stage, count])),
    }));
    expect(loads).toEqual([
      { lead: 'bo', load: 2, openRequests: 1, overdueClocks: 1, stages: { INBOUND_REQUEST: 1, INTEGRATION: 1 } },
      { lead: null, load: 1, openRequests: 1, overdueClocks: 2, stages: { INBOUND_REQUEST: 1 } },
      { lead: 'ada', load: 1, openRequests: 1, overdueClocks: 0, stages: { INBOUND_REQUEST: 1, ENDED: 1 } },
    ]);
  });

  it('counts a clock as overdue from the moment at which it is due', async () => {
    const side = await fivePartners();
    const overdue = async (at: string) => (await workload(side, undefined, at)).map(({ overdueClocks }) => overdueClocks);
    expect(await overdue('2020-11-29T23:59:59.999Z')).toEqual([0, 2, 0]);
    expect(await overdue('2020-11-30T00:00:00.000Z')).toEqual([1, 2, 0]);
    expect(await overdue('2020-02-13T09:14:07.000Z')).toEqual([0, 1, 0]);
  });

  it('XX-2: tells how it was at an earlier position', async () => {
    const side = await fivePartners();
    expect(await workload(side, 0)).toEqual([]);
    expect(await workload(side, 2)).toMatchObject([{ lead: null, load: 1, overdueClocks: 2 }]);
    expect(await workload(side, 3)).toMatchObject([{ lead: 'bo', load: 1, overdueClocks: 0 }]);
  });
});
