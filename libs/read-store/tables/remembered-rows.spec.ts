import fc from 'fast-check';
import { ReadStore } from '../store/read-store.js';
import { integer, text } from './column.js';
import { createTable } from './physical-table.js';
import { RememberedRows } from './remembered-rows.js';
import { RowCodec } from './row-codec.js';
import { table } from './table.js';
import { VersionedRows } from './versioned-rows.js';

const counts = table('counts', { key: 'id', columns: { id: text(), count: integer() } });
const codec = new RowCodec(counts);
const KEYS = ['a', 'b', 'c', 'd'];

/** For some keys what their row holds from now on; nothing where it goes. */
const batches = fc.array(fc.dictionary(fc.constantFrom(...KEYS), fc.option(fc.nat(3)), { minKeys: 1 }), { maxLength: 12 });

describe('The rows that a build remembers', () => {
  it('are those that stand in the table, whatever was written, went and came again, and however few are remembered', async () => {
    await fc.assert(
      fc.asyncProperty(batches, fc.integer({ min: 0, max: 3 }), async (all, most) => {
        const { writer, dialect, close } = await opened();
        const statements = dialect.statements(counts, counts.name);
        const remembered = new RememberedRows(counts, statements, most);
        for (const [place, batch] of all.entries()) {
          const rows = new VersionedRows(await remembered.present(writer, Object.keys(batch)));
          for (const [key, count] of Object.entries(batch))
            rows.set(key, count === null ? undefined : codec.whole(key, { count }), place + 1);
          await remembered.write(writer, rows.writes());
          expect(await remembered.present(writer, KEYS)).toEqual(await statements.present(writer, KEYS));
        }
        await close();
      }),
      { numRuns: 60 },
    );
  });
});

async function opened() {
  const store = await ReadStore.open({ memory: true });
  const { writer, dialect } = store;
  await createTable(writer, dialect, counts, { name: counts.name, generation: 1 });
  return { writer, dialect, close: () => store.close() };
}
