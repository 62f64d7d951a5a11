import fc from 'fast-check';
import { OfficeCalendar } from './office-calendar.js';

const berlin = new OfficeCalendar({ timeZone: 'Europe/Berlin', holidays: ['2020-04-10', '2020-04-13'] });

const moments = fc
  .date({ min: new Date('2020-01-01T00:00:00.000Z'), max: new Date('2020-12-01T00:00:00.000Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('The office calendar', () => {
  it.each([
    ['within a week', '2020-02-11T09:14:07.000Z', 2, '2020-02-13T09:14:07.000Z'],
    ['over a weekend', '2020-02-14T09:00:00.000Z', 2, '2020-02-18T09:00:00.000Z'],
    ['over holidays', '2020-04-09T09:00:00.000Z', 1, '2020-04-14T09:00:00.000Z'],
    ['at the same time of day when the clocks are put forward', '2020-03-27T09:00:00.000Z', 1, '2020-03-30T08:00:00.000Z'],
    ['from a Saturday as from the start of Monday', '2020-02-15T12:00:00.000Z', 1, '2020-02-17T23:00:00.000Z'],
    ['late on Sunday in UTC, which is Monday in Berlin', '2020-02-16T23:30:00.000Z', 1, '2020-02-17T23:30:00.000Z'],
  ])('reckons business days %s', (_what, from, days, due) => {
    expect(berlin.after(from, days)).toBe(due);
  });

  it('postpones a deadline by the business time that a clock stood still', () => {
    const due = '2020-02-13T09:00:00.000Z';
    expect(berlin.postponed(due, '2020-02-11T09:00:00.000Z', '2020-02-12T10:30:00.000Z')).toBe('2020-02-14T10:30:00.000Z');
    expect(berlin.postponed(due, '2020-02-14T09:00:00.000Z', '2020-02-17T09:00:00.000Z')).toBe('2020-02-14T09:00:00.000Z');
    expect(berlin.postponed(due, '2020-02-15T09:00:00.000Z', '2020-02-16T09:00:00.000Z')).toBe(due);
  });

  it.each([
    ['2020-02-11T09:00:00.000Z', 12, '2021-02-11T09:00:00.000Z'],
    ['2020-08-31T09:00:00.000Z', 6, '2021-02-28T10:00:00.000Z'],
  ])('reckons calendar months at the same time of day, clamped to the end of the month: %s and %i', (from, months, until) => {
    expect(berlin.monthsAfter(from, months)).toBe(until);
  });

  it('never sets a deadline on a day off, nor before its beginning, and never moves one back', () => {
    fc.assert(
      fc.property(moments, moments, fc.integer({ min: 1, max: 15 }), (one, other, days) => {
        const [from, until] = one < other ? [one, other] : [other, one];
        const due = berlin.after(from, days);
        const moved = berlin.postponed(due, from, until);
        expect([due > from, moved >= due]).toEqual([true, true]);
        for (const moment of [due, moved]) expect(berlin.after(moment, 0)).toBe(moment);
        expect(berlin.postponed(due, until, until)).toBe(due);
      }),
      { numRuns: 40 },
    );
  });
});
