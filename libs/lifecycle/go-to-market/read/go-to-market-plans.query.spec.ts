import { PageRefused } from '@entente/read-store';
import { goToMarketLaunched, goToMarketOpened, goToMarketPaused, goToMarketPlanned, goToMarketResumed } from '@entente/testing';
import { ofPartnership, readSides, type ReadSide } from '../../../testing/read-side.js';
import { goToMarketBoard } from './go-to-market-board.projection.js';
import { GoToMarketPlansHandler, GoToMarketPlansQuery, type GoToMarketFilter } from './go-to-market-board.query.js';

const aReadSide = readSides(goToMarketBoard);

/** Four that opened at one moment: open, planned, launched, and paused after the launch. */
async function aBoard(): Promise<ReadSide> {
  const side = await aReadSide();
  const [hostLeads, launched] = [goToMarketPlanned({ leadingSide: 'HOST' }), [goToMarketPlanned(), goToMarketLaunched()]];
  await side.happens(
    ...['acme', 'blom', 'coda', 'dorn'].map((id) => ofPartnership(id, goToMarketOpened())),
    ofPartnership('blom', hostLeads),
    ofPartnership('coda', launched),
    ofPartnership('dorn', launched, goToMarketPaused({ pausedWhile: 'LAUNCHED' })),
  );
  return side;
}

const page = ({ readStore }: ReadSide, filter: GoToMarketFilter = {}, request: GoToMarketPlansQuery['page'] = {}, asOf?: number) =>
  new GoToMarketPlansHandler(readStore).execute(new GoToMarketPlansQuery(filter, request, asOf));

async function found(...asked: Parameters<typeof page>): Promise<readonly string[]> {
  const list = await page(...asked);
  expect(await list.totalCount()).toBe(list.nodes.length);
  return list.nodes.map(({ partnershipId, status }) => `${partnershipId} ${status}`);
}

describe('Go-to-market plans', () => {
  it.each<[GoToMarketFilter, readonly string[]]>([
    [{}, ['acme OPEN', 'blom PLANNED', 'coda LAUNCHED', 'dorn PAUSED']],
    [{ partnershipId: 'blom' }, ['blom PLANNED']],
    [{ partnershipId: '' }, []],
    [{ status: 'PAUSED' }, ['dorn PAUSED']],
    [{ status: 'CLOSED' }, []],
    [{ leadingSide: 'HOST' }, ['blom PLANNED']],
    [{ leadingSide: 'PARTNER' }, ['coda LAUNCHED', 'dorn PAUSED']],
    [{ leadingSide: 'PARTNER', status: 'LAUNCHED' }, ['coda LAUNCHED']],
  ])('with the filter %j are exactly those that fit, the oldest first', async (filter, expected) => {
    expect(await found(await aBoard(), filter)).toEqual(expected);
  });

  it('are answered for any earlier moment, before a pause and after it', async () => {
    const side = await aBoard();
    const paused = await side.happens(ofPartnership('coda', goToMarketPaused({ pausedWhile: 'LAUNCHED' })));
    const resumed = await side.happens(ofPartnership('coda', goToMarketResumed('LAUNCHED')));
    const standings = [paused - 1, paused, resumed].map((asOf) => found(side, { partnershipId: 'coda' }, {}, asOf));
    expect(await Promise.all(standings)).toEqual([['coda LAUNCHED'], ['coda PAUSED'], ['coda LAUNCHED']]);
    expect(await found(side, {}, {}, 2)).toEqual(['acme OPEN', 'blom OPEN']);
  });

  it('come in pages, whose cursors are refused in another list', async () => {
    const side = await aBoard();
    const first = await page(side, {}, { first: 3 });
    const after = first.pageInfo.endCursor ?? '';
    const rest = await page(side, {}, { first: 3, after });
    expect([...first.nodes, ...rest.nodes]).toEqual((await page(side)).nodes);
    expect([first, rest].map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, false]);
    await expect(page(side, { status: 'OPEN' }, { after })).rejects.toThrow(PageRefused);
  });
});
