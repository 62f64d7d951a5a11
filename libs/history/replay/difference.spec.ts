import { differences } from './difference.js';

describe('The difference of two states', () => {
  it('is nothing between equal ones', () => {
    expect(differences({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
  });

  it('names the smallest places by their path, with what was and what is', () => {
    expect(differences({ a: { b: 1, c: [1] } }, { a: { b: 2, c: [1, 2] } })).toEqual([
      { path: 'a.b', before: 1, after: 2 },
      { path: 'a.c.1', before: undefined, after: 2 },
    ]);
  });

  it('shows the whole of what came or went', () => {
    expect(differences({ a: 1 }, { b: { c: 2 } })).toEqual([
      { path: 'a', before: 1, after: undefined },
      { path: 'b', before: undefined, after: { c: 2 } },
    ]);
  });
});
