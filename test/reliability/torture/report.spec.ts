import { reportOf, tableOf } from './report.js';
import { slopeOf } from './residence.js';
import { added, atLeast, atMost, nought } from './section.js';

describe('The report of the torture', () => {
  const held = { seen: { kills: 3 }, judged: { lost: nought(0), resident: atMost(3, 2.5), fired: atLeast(1, 1) }, breaches: [] };

  it('says that a section held when all its figures did', () => {
    const report = reportOf('kills', 7, held);
    expect(report).toMatchObject({ verdict: 'held', figures: { kills: 3, lost: 0, resident: 2.5, fired: 1 } });
    expect(tableOf([report])).toContain('| held: at most 3 ');
  });

  it.each([
    ['what must be none is some', { ...held, judged: { lost: nought(1) } }],
    ['there is too much of something', { ...held, judged: { resident: atMost(3, 3.1) } }],
    ['there is too little of something', { ...held, judged: { fired: atLeast(1, 0) } }],
    ['a figure is none', { ...held, judged: { resident: atMost(3, NaN) } }],
    ['anything was told in words', { ...held, breaches: ['an event is lost'] }],
  ])('says that it did not when %s', (_, found) => {
    expect(reportOf('kills', 7, found).verdict).toBe('BREACH');
  });

  it('tells loudly what was skipped', () => {
    expect(tableOf([reportOf('disk', 0, { skipped: 'no disk' })])).toContain('SKIPPED: disk: no disk');
  });

  it('adds up what several trials of a section saw', () => {
    const twice = added(held, { ...held, breaches: ['lost'] });
    expect(twice).toMatchObject({ seen: { kills: 6 }, judged: { fired: { value: 2, least: 1 } }, breaches: ['lost'] });
  });
});

it('The slope of memory is that of the straight line through its samples', () => {
  expect(slopeOf([0, 1, 2, 3].map((minutes) => ({ minutes, mebibytes: 300 + 2 * minutes + (minutes % 2) })))).toBeCloseTo(2.2);
});
