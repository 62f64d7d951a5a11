import {
  goToMarketOpened,
  partnershipAccepted,
  partnershipDeclined,
  partnershipEnded,
  partnershipRequested,
  requestWithdrawn,
} from '@entente/testing';
import { ofPartnership, readSides, type ReadSide } from '../../../testing/read-side.js';
import { ConversionHandler, ConversionQuery } from './conversion.query.js';
import { partnerClasses } from './partner-classes.projection.js';
import { partnerships } from './partnerships.projection.js';
import { StageDurationsHandler, StageDurationsQuery } from './stage-durations.query.js';
import { stageVisits } from './stage-visits.projection.js';
import type { JourneyFilter } from './visits-as-of.js';

const aReadSide = readSides(partnerships, partnerClasses, stageVisits);
const [january, march] = ['2019-01-31T00:00:00.000Z', '2019-03-01T00:00:00.000Z'];

async function entered({ readStore }: ReadSide, filter: JourneyFilter = {}): Promise<readonly number[]> {
  const figures = await new ConversionHandler(readStore).execute(new ConversionQuery(filter, undefined));
  const durations = await new StageDurationsHandler(readStore).execute(new StageDurationsQuery(filter, undefined, march));
  expect(durations.map(({ count }) => count)).toEqual(figures.map((figure) => figure.entered));
  return figures.map((figure) => figure.entered);
}

describe('The conversion of stages', () => {
  it('takes in those who asked from a moment on, and before another', async () => {
    const side = await aReadSide();
    await side.happens(ofPartnership('p-1', partnershipRequested({ requestedAt: january }), partnershipAccepted()));
    await side.happens(ofPartnership('p-2', partnershipRequested({ requestedAt: march })));
    expect(await entered(side)).toEqual([2, 1, 0, 0]);
    expect(await entered(side, { requestedFrom: march })).toEqual([1, 0, 0, 0]);
    expect(await entered(side, { requestedUntil: march })).toEqual([1, 1, 0, 0]);
    expect(await entered(side, { requestedFrom: january, requestedUntil: march, direction: 'INBOUND' })).toEqual([0, 0, 0, 0]);
  });

  it('leaves out a stage that opened in the moment of the end, and what was decided then', async () => {
    const side = await aReadSide();
    await side.happens(ofPartnership('p-1', partnershipRequested(), partnershipAccepted(), partnershipEnded(), goToMarketOpened()));
    await side.happens(ofPartnership('p-2', partnershipRequested(), partnershipEnded(), partnershipDeclined()));
    await side.happens(ofPartnership('p-3', partnershipRequested(), requestWithdrawn()));
    const figures = await new ConversionHandler(side.readStore).execute(new ConversionQuery({}, undefined));
    const none = { declined: 0, referred: 0, stillThere: 0 };
    expect(figures.slice(0, 3)).toEqual([
      { ...none, stage: 'INBOUND_REQUEST', entered: 3, wentOn: 1, ended: 2 },
      { ...none, stage: 'INTEGRATION', entered: 1, wentOn: 0, ended: 1 },
      { ...none, stage: 'GO_TO_MARKET', entered: 0, wentOn: 0, ended: 0 },
    ]);
  });
});
