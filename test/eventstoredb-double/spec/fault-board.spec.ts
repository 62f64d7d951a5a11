import { FaultBoard } from '../faults/fault-board.js';

describe('A fault', () => {
  const hits = (board: FaultBoard, draws: number): boolean[] =>
    Array.from({ length: draws }, () => board.strikes('not-ready') !== undefined);

  it('strikes as often as it is to, and for the calls that it names', () => {
    const board = new FaultBoard();
    const id = board.switchOn({ kind: 'not-ready', calls: ['read'] }, { times: 2 });
    expect(board.strikes('not-ready', 'append')).toBeUndefined();
    expect(['read', 'read', 'read'].map(() => board.strikes('not-ready', 'read') !== undefined)).toEqual([true, true, false]);
    expect(board.struck(id)).toBe(2);
  });

  it('strikes until it is switched off', () => {
    const board = new FaultBoard();
    const id = board.switchOn({ kind: 'not-ready' }, {});
    expect(hits(board, 3)).toEqual([true, true, true]);
    board.switchOff(id);
    expect(hits(board, 1)).toEqual([false]);
  });

  it('strikes by chance, the same for the same seed', () => {
    const drawn = (seed: number): boolean[] => {
      const board = new FaultBoard();
      board.switchOn({ kind: 'not-ready' }, { probability: 0.2, seed });
      return hits(board, 1_000);
    };
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(7)).not.toEqual(drawn(8));
    const struck = drawn(7).filter(Boolean).length;
    expect(struck).toBeGreaterThan(150);
    expect(struck).toBeLessThan(250);
  });
});
