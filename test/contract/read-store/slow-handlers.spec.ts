import { randomUUID } from 'node:crypto';
import { projection, table, text, upsert } from '@entente/read-store';
import { Begun, begun } from './partnership-board.js';
import { LONG_MS, inEachWorld, metadata } from './world.js';

const SLOW_MS = 300;

inEachWorld((aWorld) => {
  it('what handlers have got through is stored before they go on, so that slow ones keep nobody waiting for a whole batch', async () => {
    const world = await aWorld();
    const before: number[] = [];
    const slow = projection('slow', {
      table: table('slow', { key: 'partnershipId', columns: { partnershipId: text() } }),
      version: 1,
      on: [Begun],
      handlers: {
        Begun: ({ data }) => {
          before.push(runner.positionOf('slow'));
          const end = performance.now() + SLOW_MS;
          while (performance.now() < end);
          return upsert(data.partnershipId, {});
        },
      },
    });
    const runner = world.unstartedProjections({ projections: [slow] });
    await runner.start();
    const events = ['a', 'b', 'c'].map((id) => ({ id: randomUUID(), ...begun(id), metadata }));
    const { position } = await world.eventStore.append('test-a', 'none', events);
    await runner.waitFor(position, LONG_MS);
    expect(before).toEqual([0, 1, 2]);
  });
});
