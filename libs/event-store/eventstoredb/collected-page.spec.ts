import { CollectedPage } from './collected-page.js';
import { Silence } from './server-fault.js';

const read = { readableLength: 0, destroy: () => undefined };
const bounds = { count: 10, ms: 10, cancel: () => Promise.resolve() };

describe('A page whose time is up before the server has given an event', () => {
  it('is a silence', async () => {
    await expect(new CollectedPage(read, bounds).whole).rejects.toThrow(Silence);
  });

  it('is a step all the same, when the server has told how far it has looked', async () => {
    const page = new CollectedPage(read, bounds);
    const reached = { commit: 7n, prepare: 0n };
    page.reach(reached);
    expect(await page.whole).toEqual({ events: [], ended: false, reached });
  });
});
