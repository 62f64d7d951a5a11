import { EFFORT_OF_A_TURN, Turn } from './turn.js';

it('lets many short reads go on in the next turn of the event loop, a share of them in each', async () => {
  const turn = new Turn();
  const share = Math.ceil(EFFORT_OF_A_TURN / 50);
  const readIn: number[] = [];
  let turns = 0;
  const count = (): void => {
    turns += 1;
    if (readIn.length < 3 * share) setImmediate(count);
  };
  setImmediate(count);
  const read = async (): Promise<void> => {
    while (turn.isSpent) await turn.next();
    turn.spend(40);
    readIn.push(turns);
  };
  await Promise.all(Array.from({ length: 3 * share }, read));
  const sizes = [...new Set(readIn)].map((one) => readIn.filter((other) => other === one).length);
  expect(sizes).toEqual([share, share, share]);
});
