import {
  classes,
  demandSignalled,
  partnerClassified,
  partnerReclassified,
  partnershipAccepted,
  partnershipDeclined,
  partnershipReferred,
  partnershipRequested,
  requestWithdrawn,
  at,
} from '@entente/testing';
import { ofPartnership, readSides, type ReadSide } from '../../../testing/read-side.js';
import { InboundRequestClosed } from '../domain/inbound-request.events.js';
import { triageGrounds } from './triage-grounds.projection.js';
import { triageQueue } from './triage-queue.projection.js';
import { TriageQueueHandler, TriageQueueQuery } from './triage-queue.query.js';

const aReadSide = readSides(triageQueue, triageGrounds);

async function queue({ readStore }: ReadSide, asOf?: number): Promise<readonly string[]> {
  const page = await new TriageQueueHandler(readStore).execute(new TriageQueueQuery({}, asOf));
  expect(await page.totalCount()).toBe(page.nodes.length);
  return page.nodes.map(({ partnershipId }) => partnershipId);
}

/** Requests from plain to platform, with the first one last in the log. */
async function fiveRequests(): Promise<ReadSide> {
  const side = await aReadSide();
  await side.happens(['plain', 'later', 'wanted', 'longed-for', 'cloud'].map((id) => ofPartnership(id, partnershipRequested())).flat());
  await side.happens(ofPartnership('cloud', partnerClassified(classes.cloud)), ofPartnership('wanted', demandSignalled()));
  await side.happens(ofPartnership('longed-for', demandSignalled(), demandSignalled({ signalId: 'signal-2' })));
  return side;
}

describe('The order of the triage queue', () => {
  it('CL-7: is platform partners first, then what more customers ask for, then the position in the log', async () => {
    const side = await fiveRequests();
    expect(await queue(side)).toEqual(['cloud', 'longed-for', 'wanted', 'plain', 'later']);
    await side.happens(ofPartnership('plain', partnerClassified(classes.kubernetes)), ofPartnership('later', demandSignalled()));
    expect(await queue(side)).toEqual(['plain', 'cloud', 'longed-for', 'later', 'wanted']);
  });

  it('CL-7: nobody overtakes a platform partner, however long they wait and however many customers ask for them', async () => {
    const side = await fiveRequests();
    const signals = Array.from({ length: 50 }, (_, number) => demandSignalled({ signalId: `many-${number}` }));
    await side.happens(ofPartnership('plain', signals));
    expect(await queue(side)).toEqual(['cloud', 'plain', 'longed-for', 'wanted', 'later']);
  });

  it('CL-8: changes when a platform class is replaced by another', async () => {
    const side = await fiveRequests();
    await side.happens(ofPartnership('cloud', partnerReclassified(classes.inbound, classes.cloud)));
    expect(await queue(side)).toEqual(['longed-for', 'wanted', 'plain', 'later', 'cloud']);
  });

  it('XX-2: is as it was at an earlier position', async () => {
    const side = await fiveRequests();
    expect(await queue(side, 5)).toEqual(['plain', 'later', 'wanted', 'longed-for', 'cloud']);
    expect(await queue(side, 8)).toEqual(['cloud', 'wanted', 'longed-for', 'plain', 'later']);
  });

  it('goes on from page to page', async () => {
    const handler = new TriageQueueHandler((await fiveRequests()).readStore);
    const { nodes, pageInfo } = await handler.execute(new TriageQueueQuery({ first: 2 }, undefined));
    const rest = await handler.execute(new TriageQueueQuery({ after: pageInfo.endCursor ?? '' }, undefined));
    const ids = [...nodes, ...rest.nodes].map(({ partnershipId }) => partnershipId);
    expect(ids).toEqual(['cloud', 'longed-for', 'wanted', 'plain', 'later']);
  });

  it.each([
    partnershipAccepted(),
    partnershipDeclined(),
    requestWithdrawn(),
    partnershipReferred(),
    InboundRequestClosed({ partnershipId: 'cloud', reason: 'Acquired', closedAt: at }),
  ])('leaves a request out after $type', async (decided) => {
    const side = await fiveRequests();
    await side.happens(ofPartnership('cloud', decided));
    expect(await queue(side)).toEqual(['longed-for', 'wanted', 'plain', 'later']);
  });
});
