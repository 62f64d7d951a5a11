import { at, partnershipAccepted, partnershipDeclined, partnershipId, partnershipRequested, partnershipScored } from '@entente/testing';
import { ofPartnership, readSides, type ReadSide } from '../../../testing/read-side.js';
import { partnerships } from './partnerships.projection.js';
import { scorecards } from './scorecards.projection.js';
import { ScorecardsHandler, ScorecardsQuery, type ScorecardFilter } from './scorecards.query.js';

const aReadSide = readSides(partnerships, scorecards);
const later = '2020-05-01T00:00:00.000Z';

/** One that is scored, scored anew and accepted, one that is declined, and one that is not decided. */
async function threePartners(): Promise<ReadSide> {
  const side = await aReadSide();
  await side.happens(partnershipRequested(), ofPartnership('declined', partnershipRequested({ partnerName: 'Blom' })));
  await side.happens(ofPartnership('open', partnershipRequested()));
  await side.happens(partnershipScored({ metOnRevenueAlone: true }), partnershipScored({ criteriaVersion: 'handbook-2022' }));
  await side.happens(ofPartnership('declined', partnershipScored()), ofPartnership('open', partnershipScored({ scoredAt: later })));
  await side.happens(partnershipAccepted(), ofPartnership('declined', partnershipDeclined()));
  return side;
}

async function found(side: ReadSide, filter: ScorecardFilter = {}, asOf?: number): Promise<readonly (readonly [number, string | null])[]> {
  const page = await new ScorecardsHandler(side.readStore).execute(new ScorecardsQuery(filter, {}, asOf));
  expect(await page.totalCount()).toBe(page.nodes.length);
  return page.nodes.map(({ position, ledTo }) => [position, ledTo]);
}

describe('A list of scorecards', () => {
  it('EV-4: shows each as it was given, the newest first, with the partner and what the last one led to', async () => {
    const side = await threePartners();
    expect(await found(side)).toEqual([
      [7, null],
      [6, 'DECLINED'],
      [5, 'ACCEPTED'],
      [4, null],
    ]);
    const { nodes } = await new ScorecardsHandler(side.readStore).execute(new ScorecardsQuery({ ledTo: 'DECLINED' }, {}, undefined));
    const { ratings, criteriaVersion } = partnershipScored().data;
    const given = { criteriaVersion, ratings, metOnRevenueAlone: false, scoredBy: 'ada', scoredAt: at };
    expect(nodes).toEqual([expect.objectContaining({ partnershipId: 'declined', partnerName: 'Blom', ...given })]);
  });

  it.each<[ScorecardFilter, readonly number[]]>([
    [{ partnershipId }, [5, 4]],
    [{ criteriaVersion: 'handbook-2022' }, [5]],
    [{ scoredBy: 'ada' }, [7, 6, 5, 4]],
    [{ scoredBy: 'bo' }, []],
    [{ metOnRevenueAlone: true }, [4]],
    [{ metOnRevenueAlone: false, partnershipId }, [5]],
    [{ ledTo: 'ACCEPTED' }, [5]],
    [{ scoredFrom: later }, [7]],
    [{ scoredUntil: later }, [6, 5, 4]],
  ])('with the filter %j holds exactly what fits', async (filter, positions) => {
    expect((await found(await threePartners(), filter)).map(([position]) => position)).toEqual(positions);
  });

  it('XX-2: shows what had been given and decided at an earlier position', async () => {
    const side = await threePartners();
    expect(await found(side, {}, 3)).toEqual([]);
    expect(await found(side, {}, 5)).toEqual([
      [5, null],
      [4, null],
    ]);
    expect(await found(side, { ledTo: 'DECLINED' }, 8)).toEqual([]);
    expect(await found(side, { ledTo: 'ACCEPTED' }, 8)).toEqual([[5, 'ACCEPTED']]);
  });

  it('goes on from page to page', async () => {
    const handler = new ScorecardsHandler((await threePartners()).readStore);
    const { nodes, pageInfo } = await handler.execute(new ScorecardsQuery({}, { first: 3 }, undefined));
    const rest = await handler.execute(new ScorecardsQuery({}, { first: 3, after: pageInfo.endCursor ?? '' }, undefined));
    expect([...nodes, ...rest.nodes].map(({ position }) => position)).toEqual([7, 6, 5, 4]);
  });
});
