import { ReadStore } from '../store/read-store.js';
import { Recollection } from './recollection.js';

describe('A recollection', () => {
  let store: ReadStore;
  let reads: string[];
  let recollection: Recollection<string>;

  beforeEach(async () => {
    store = await ReadStore.open({ memory: true });
    reads = [];
    recollection = new Recollection(store, 2);
  });

  afterEach(() => store.close());

  const recalled = (key: string): Promise<string> =>
    recollection.recall(key, () => {
      reads.push(key);
      return Promise.resolve(`${key} ${reads.length}`);
    });
  const write = (): Promise<unknown> =>
    store.writer
      .insertInto('readers')
      .values({ name: `reader-${reads.length}`, position: 1 })
      .execute();

  it('reads what was not asked for yet, and recalls it as long as nothing is written', async () => {
    expect([await recalled('one'), await recalled('two'), await recalled('one')]).toEqual(['one 1', 'two 2', 'one 1']);
  });

  it('reads anew after every commit', async () => {
    await recalled('one');
    await write();
    expect(await recalled('one')).toBe('one 2');
    await write();
    expect(await recalled('one')).toBe('one 3');
  });

  it('recalls what was read before a transaction that is still open', async () => {
    await recalled('one');
    const lost = store.writer.transaction().execute(async (trx) => {
      await trx.insertInto('readers').values({ name: 'lost', position: 1 }).execute();
      expect(await recalled('one')).toBe('one 1');
      throw new Error('taken back');
    });
    await expect(lost).rejects.toThrow('taken back');
  });

  it('lets the oldest give way', async () => {
    await recalled('one');
    await recalled('two');
    await recalled('three');
    expect([await recalled('three'), await recalled('two'), await recalled('one')]).toEqual(['three 3', 'two 2', 'one 4']);
  });

  it('does not recall a reading that failed', async () => {
    await expect(recollection.recall('one', () => Promise.reject(new Error('It failed')))).rejects.toThrow('It failed');
    expect(await recalled('one')).toBe('one 1');
  });
});
