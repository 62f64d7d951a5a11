import { PageRefused, keysetPage, readModel } from '@entente/read-store';
import { z } from 'zod';
import { Begun, board, boardTable, begun } from './partnership-board.js';
import { LONG_MS, inEachWorld } from './world.js';

type Order = Parameters<typeof keysetPage<never, never, { since: number; partnershipId: string }>>[1];

const ORDER: Order = { columns: ['since', 'partnershipId'], direction: 'asc', list: {} };

inEachWorld((aWorld) => {
  it('holds the same text whatever is written: a character that a database cannot hold stands there as replaced', async () => {
    const world = await aWorld();
    const runner = await world.projections({ projections: [board()] });
    const strange = { partnershipId: 'a', builder: 'zero \0, half \ud800', tags: ['\0', '\ud800', '"\\{},\n', '😀'] };
    await runner.waitFor(await world.append(Begun(strange)), LONG_MS);
    const rows = await readModel(world.readStore.database, boardTable).select(['builder', 'tags']).execute();
    expect(rows).toEqual([{ builder: 'zero \ufffd, half \ufffd', tags: strange.tags }]);
    const scratch = await runner.rebuildUntil('board', 1);
    expect(await runner.digest('board')).toBe(await scratch.digest());
    await scratch.close();
    expect(await world.readStore.parked()).toEqual([]);
  });

  it.each([[['x', 'a']], [[1.5, 'a']], [[1e300, 'a']], [['\0', '\0']]])(
    'refuses a cursor that was put together of %j, or goes by it, and does not fail',
    async (values) => {
      const world = await aWorld();
      const runner = await world.projections({ projections: [board()] });
      await runner.waitFor(await world.append(begun('a'), begun('b')), LONG_MS);
      const rows = readModel(world.readStore.database, boardTable).select(['since', 'partnershipId']);
      const cursor = (await keysetPage(rows, ORDER, { first: 1 })).pageInfo.endCursor ?? '';
      const [list]: unknown[] = z.array(z.unknown()).parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
      const made = Buffer.from(JSON.stringify([list, ...values])).toString('base64url');
      const outcome = await keysetPage(rows, ORDER, { after: made }).catch((fault: unknown) => fault);
      expect(outcome instanceof PageRefused || !(outcome instanceof Error)).toBe(true);
    },
  );
});
