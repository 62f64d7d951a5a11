import { StaleRead, quiescent } from '@entente/read-store';
import { begun, board, noted } from './partnership-board.js';
import { LONG_MS, inEachWorld } from './world.js';

inEachWorld((aWorld) => {
  it('resolves a wait as soon as the projections have reached the position, events of no concern included', async () => {
    const world = await aWorld();
    const runner = await world.projections({ projections: [board(), board({ name: 'mirror' })] });
    const waits = [1, 2, 3].map((position) => runner.waitFor(position, LONG_MS));
    await world.append(begun('a'), noted('nothing'), noted('nothing'));
    await Promise.all(waits);
    expect([runner.positionOf('board'), runner.positionOf('mirror')]).toEqual([3, 3]);
    await expect(runner.waitFor(3, 0)).resolves.toBeUndefined();
  });

  it('tells how far the slowest projection came when a wait ends in vain', async () => {
    const world = await aWorld();
    const runner = await world.projections({ projections: [board()] });
    await runner.waitFor(await world.append(begun('a')), LONG_MS);
    const stale = await runner.waitFor(7, 1).catch((fault: unknown) => fault);
    expect(stale).toBeInstanceOf(StaleRead);
    expect(stale).toMatchObject({ expected: 7, reached: 1 });
    await expect(runner.digest('board', 7)).rejects.toBeInstanceOf(StaleRead);
  });

  it('refuses to wait for a projection that does not exist', async () => {
    const world = await aWorld();
    const runner = await world.projections({ projections: [board()] });
    await expect(runner.waitFor(0, LONG_MS, ['nothing'])).rejects.toThrow('There is no reader called nothing');
  });

  it('is quiescent at the end of a log that nobody adds to', async () => {
    const world = await aWorld();
    const runner = await world.projections({ projections: [board()] });
    const last = await world.append(begun('a'), noted('nothing'));
    expect(await quiescent(world.eventStore, [runner], LONG_MS)).toBe(last);
  });

  it('stores at its stop the position that it reached without events', async () => {
    const world = await aWorld();
    const runner = await world.projections({ projections: [board()] });
    await runner.waitFor(await world.append(noted('nothing'), noted('nothing')), LONG_MS);
    await runner.stop();
    expect(await world.readStore.database.selectFrom('projections').select('position').execute()).toEqual([{ position: 2 }]);
  });

  it('refuses two projections of one name or of one table', async () => {
    const world = await aWorld();
    expect(() => world.unstartedProjections({ projections: [board(), board()] })).toThrow('Two readers of the log have one name');
    expect(() => world.unstartedProjections({ projections: [board(), { ...board({ name: 'mirror' }), table: board().table }] })).toThrow(
      'Two projections have one table',
    );
  });
});
