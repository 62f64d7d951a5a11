import { goToMarketOpened, partnershipAccepted, partnershipRequested, revenueOpened, revenueRecorded } from '@entente/testing';
import { ofPartnership, readSides, type ReadSide } from '../../../testing/read-side.js';
import { RevenueReversed } from '../../revenue/domain/revenue.events.js';
import { partnerships } from './partnerships.projection.js';
import { PipelineHandler, PipelineQuery, type StageFigures } from './pipeline.query.js';
import { STAGES } from './partnerships.table.js';
import { pipelineMoney } from './pipeline-money.projection.js';

const aReadSide = readSides(partnerships, pipelineMoney);

const second = (number: number) => new Date(Date.UTC(2020, 0, 1, 0, 0, number)).toISOString();
const NOW = second(1_000);

const pipeline = ({ readStore }: ReadSide, asOf?: number) => new PipelineHandler(readStore).execute(new PipelineQuery(asOf, NOW));

async function figures(side: ReadSide, stage: StageFigures['stage'], asOf?: number) {
  return (await pipeline(side, asOf)).find((one) => one.stage === stage);
}

const requested = (id: string) => ofPartnership(id, partnershipRequested());
const recorded = (id: string, revenueId: string, amount: number, currency = 'USD') =>
  ofPartnership(id, revenueRecorded({ revenueId, amount, currency }));
const reversed = (id: string, revenueId: string) =>
  RevenueReversed({ partnershipId: id, revenueId, month: '2020-07', amount: -1, currency: 'USD', reason: 'Typing error', reversedAt: NOW });

describe('The pipeline', () => {
  it('names every stage in the order of a partnership’s life, also where nobody stands', async () => {
    const empty = STAGES.map((stage) => ({ stage, count: 0, medianAgeSeconds: 0, money: [] }));
    expect(await pipeline(await aReadSide())).toEqual(empty);
  });

  it.each([
    ['one', [100], 900],
    ['two', [100, 301], 800],
    ['three', [100, 200, 900], 800],
    ['four', [100, 200, 400, 900], 700],
    ['five, some at one moment,', [100, 300, 300, 300, 900], 700],
  ])('counts %s and takes the age in the middle, between two the mean', async (_how, since, medianAgeSeconds) => {
    const side = await aReadSide();
    for (const [place, moment] of since.entries()) await side.happensAt(second(moment), requested(`p-${place}`));
    expect(await figures(side, 'INBOUND_REQUEST')).toEqual({ stage: 'INBOUND_REQUEST', count: since.length, medianAgeSeconds, money: [] });
  });

  it('reckons the age from the beginning of the stage, and none from a moment to come', async () => {
    const side = await aReadSide();
    await side.happensAt(second(100), requested('p-1'), requested('p-2'));
    await side.happensAt(second(400), ofPartnership('p-1', partnershipAccepted()));
    await side.happensAt(second(1_100), ofPartnership('p-2', goToMarketOpened()));
    expect(await figures(side, 'INBOUND_REQUEST')).toMatchObject({ count: 0, medianAgeSeconds: 0 });
    expect(await figures(side, 'INTEGRATION')).toMatchObject({ count: 1, medianAgeSeconds: 600 });
    expect(await figures(side, 'GO_TO_MARKET')).toMatchObject({ count: 1, medianAgeSeconds: 0 });
  });

  it('RV-4: sums the money of each stage by currency, without what was reversed', async () => {
    const side = await aReadSide();
    await side.happens(...['p-1', 'p-2', 'p-3'].map(requested), ...['p-1', 'p-2'].map((id) => ofPartnership(id, revenueOpened())));
    await side.happens(recorded('p-1', 'r-1', 100_00), recorded('p-2', 'r-2', 20_00), recorded('p-2', 'r-3', 9_000, 'JPY'));
    await side.happens(recorded('p-2', 'r-4', 5_00), recorded('p-3', 'r-5', 7_00, 'EUR'), reversed('p-2', 'r-4'));
    const money = [
      { currency: 'JPY', amount: 9_000 },
      { currency: 'USD', amount: 120_00 },
    ];
    expect(await figures(side, 'REVENUE')).toMatchObject({ count: 2, money });
    expect(await figures(side, 'INBOUND_REQUEST')).toMatchObject({ count: 1, money: [{ currency: 'EUR', amount: 7_00 }] });
  });

  it('XX-2: tells how it was as of every earlier position', async () => {
    const side = await aReadSide();
    const told: (readonly StageFigures[])[] = [await pipeline(side)];
    const story = [requested('p-1'), requested('p-2'), ofPartnership('p-1', partnershipAccepted()), ofPartnership('p-1', revenueOpened())];
    const entries = [recorded('p-1', 'r-1', 100_00), recorded('p-1', 'r-2', 5_00), [reversed('p-1', 'r-1')]];
    for (const happened of [...story, ...entries]) {
      await side.happens(happened);
      told.push(await pipeline(side));
    }
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(told.length);
    for (const [position, figure] of told.entries()) expect(await pipeline(side, position)).toEqual(figure);
  });
});
