import { ReadStore, readModel } from '@entente/read-store';
import { sql } from 'kysely';
import { InMemoryEventStore } from '../../../libs/event-store/in-memory/in-memory-event-store.js';
import { begun, board, boardTable, catalogue } from './partnership-board.js';
import { EARLIER, LATER, Process } from './process.js';
import { LONG_MS, clock, inEachWorld } from './world.js';

inEachWorld((aWorld) => {
  it('takes the tables of an earlier form of the service as they are, under the names that queries ask for now', async () => {
    const world = await aWorld();
    const runner = await world.projections({ projections: [board()] });
    await runner.waitFor(await world.append(begun('a')), LONG_MS);
    await runner.stop();
    const { writer, database } = world.readStore;
    const stored = await writer.selectFrom('projections').select('storedAs').executeTakeFirstOrThrow();
    await sql`alter table ${sql.table(stored.storedAs ?? none())} rename to board`.execute(writer);
    await writer.updateTable('projections').set({ storedAs: null, release: null, begunBy: null }).execute();
    const rebuilt: string[] = [];
    await world.projections({ projections: [board()], onRebuild: ({ projection: name }) => void rebuilt.push(name) });
    expect(await readModel(database, boardTable).select('partnershipId').execute()).toEqual([{ partnershipId: 'a' }]);
    expect(rebuilt).toEqual([]);
  });
});

describe('A folder of read models', () => {
  it('is one process’s own, which builds what it knows, whatever version came before', async () => {
    const log = new InMemoryEventStore({ clock, catalogue });
    const readStore = await ReadStore.open({ memory: true });
    for (const projections of [EARLIER, LATER, EARLIER]) {
      const { runners, farewells } = new Process(readStore, log, projections);
      await runners.start();
      expect({ farewells, areFit: runners.areFit }).toEqual({ farewells: 0, areFit: true });
      await runners.stop();
    }
    await readStore.close();
  });
});

function none(): never {
  throw new Error('There is none');
}
