import { Turns } from './turns.js';

describe('Turns', () => {
  it('are taken one after the other on the same stream, and after one that failed', async () => {
    const turns = new Turns();
    const first = Promise.withResolvers<string>();
    const seen: string[] = [];
    const failing = turns.take('desk-p', async () => {
      await first.promise;
      seen.push('first');
      throw new Error('failed');
    });
    const second = turns.take('desk-p', async () => seen.push('second'));
    const other = turns.take('desk-q', async () => seen.push('other'));
    await other;
    first.resolve('now');
    await expect(failing).rejects.toThrow('failed');
    await second;
    expect(seen).toEqual(['other', 'first', 'second']);
  });
});
