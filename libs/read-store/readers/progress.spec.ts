import { Progress, StaleRead } from './progress.js';

const LONG_MS = 60_000;

describe('Who waits for a position, once there is no more time', () => {
  const waitingFor = (progress: Progress, position: number): Promise<unknown> =>
    progress.waitFor(position, LONG_MS).catch((fault: unknown) => fault);

  it('is told where the slowest reader stands, whether it waited before or comes afterwards', async () => {
    const progress = new Progress(['one']);
    progress.reach('one', 3);
    const before = waitingFor(progress, 7);
    progress.hurry(20);
    const told = await Promise.all([before, waitingFor(progress, 8)]);
    expect(told).toEqual([new StaleRead(7, 3), new StaleRead(8, 3)]);
    expect(await waitingFor(progress, 9)).toEqual(new StaleRead(9, 3));
  });

  it('still gets what comes in time', async () => {
    const progress = new Progress(['one']);
    const waiting = waitingFor(progress, 7);
    progress.hurry(LONG_MS);
    progress.reach('one', 7);
    expect(await waiting).toBeUndefined();
  });
});
