import type { Position } from '@entente/kernel';
import { partnershipEnded, recorded } from '@entente/testing';
import { Stride } from './stride.js';

const at = (position: Position) => ({ ...recorded(partnershipEnded()), position });
const [first, second, third] = [at(3), at(5), at(8)];

function aStride() {
  const stored: Position[] = [];
  const stride = new Stride([first, second, third], async ({ position }) => void stored.push(position));
  return { stored, stride };
}

describe('How far events were handled side by side', () => {
  it('is never further than all before are done, whatever is done behind them', async () => {
    const { stored, stride } = aStride();
    stride.done(third);
    stride.done(second);
    await stride.settled();
    expect(stored).toEqual([]);
    stride.done(first);
    await stride.settled();
    expect(stored).toEqual([8]);
  });

  it('is stored at each turn in which it grew', async () => {
    const { stored, stride } = aStride();
    stride.done(first);
    await stride.settled();
    stride.done(second);
    stride.done(third);
    await stride.settled();
    expect(stored).toEqual([3, 8]);
  });
});
