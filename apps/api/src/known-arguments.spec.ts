import { KnownArguments } from './known-arguments.js';

const [Args, OtherArgs] = [
  class A {
    first = 1;
  },
  class B {
    first = 1;
  },
];
const whole = { type: 'body', metatype: Args } as const;

describe('Known arguments', () => {
  it('are given again to equal arguments of the same class alone', () => {
    const known = new KnownArguments();
    const judged = { first: 20 };
    known.remember({ first: 20 }, whole, judged);
    expect(known.of({ first: 20 }, whole)).toBe(judged);
    expect(known.of({ first: 21 }, whole)).toBeUndefined();
    expect(known.of({ first: null }, whole)).toBeUndefined();
    expect(known.of({ first: 20 }, { ...whole, metatype: OtherArgs })).toBeUndefined();
  });

  it('can be changed by nobody, not in their depth either', () => {
    const judged = { filter: { stages: ['REVENUE'] } };
    new KnownArguments().remember({}, whole, judged);
    expect(() => judged.filter.stages.push('ENDED')).toThrow(TypeError);
  });

  it('are not those of a command, nor such as are long', () => {
    const known = new KnownArguments();
    known.remember({ a: 1 }, { ...whole, data: 'input' }, {});
    known.remember({ a: 'x'.repeat(1_000) }, whole, {});
    expect(known.of({ a: 1 }, { ...whole, data: 'input' })).toBeUndefined();
    expect(known.of({ a: 'x'.repeat(1_000) }, whole)).toBeUndefined();
  });

  it('are forgotten, the oldest first', () => {
    const known = new KnownArguments();
    for (let number = 0; number <= 500; number += 1) known.remember({ number }, whole, { number });
    expect([known.of({ number: 0 }, whole), known.of({ number: 1 }, whole)]).toEqual([undefined, { number: 1 }]);
  });
});
