import type { DomainEvent, RecordedEvent } from '@entente/kernel';
import { Rang, Stopped, Wound, metadata } from '../timers/alarm-clocks.js';
import { doingsIn } from './doings.js';
import { Answered, Asked } from './errands.js';

const at = (second: number): string => new Date(Date.UTC(2020, 1, 11, 9, 0, second)).toISOString();
const asked = Asked({ partnershipId: 'a' });
const answered = Answered({ partnershipId: 'a' });
const [clock, dueAt] = [{ partnershipId: 'a', key: 'k' }, at(5)];
const [wound, stopped, rang] = [Wound({ ...clock, dueAt }), Stopped(clock), Rang({ ...clock, dueAt })];

/** Each was recorded in the second of its place, and is known by it. */
function logOf(...events: readonly (DomainEvent & { readonly because?: number; readonly second?: number })[]): readonly RecordedEvent[] {
  return events.map(({ because, second, type, data }, place) => ({
    ...{ id: String(place), stream: 'done-a', revision: place, position: place + 1, type, data },
    ...{ recordedAt: at(second ?? place), metadata: { ...metadata, causationId: String(because) } },
  }));
}

const right = { undone: [], doubled: [], early: [], stopped: [] };

it('finds nothing wrong where each cause has its effect once, and a clock that was stopped has none', () => {
  const log = logOf(asked, { ...answered, because: 0 }, wound, { ...rang, because: 2, second: 5 });
  expect(doingsIn(log)).toEqual({ ...right, done: 2 });
  expect(doingsIn(logOf(wound, stopped))).toEqual({ ...right, done: 0 });
});

it('finds what was not done, or twice', () => {
  expect(doingsIn(logOf(asked, wound))).toEqual({ ...right, done: 0, undone: ['0', '1'] });
  const twice = [
    { ...answered, because: 0 },
    { ...answered, because: 0 },
  ];
  expect(doingsIn(logOf(asked, ...twice))).toEqual({ ...right, done: 2, doubled: ['0'] });
});

it('finds clocks that rang early, or although they were stopped in time', () => {
  expect(doingsIn(logOf(wound, { ...rang, because: 0, second: 4 }))).toEqual({ ...right, done: 1, early: ['0'] });
  const late = { ...rang, because: 0, second: 6 };
  expect(doingsIn(logOf(wound, stopped, late))).toEqual({ ...right, done: 1, stopped: ['0'] });
  expect(doingsIn(logOf(wound, { ...stopped, second: 5 }, late))).toEqual({ ...right, done: 1 });
});
