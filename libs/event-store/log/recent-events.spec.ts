import { idsOf, noteCatalogue, aNote, aStream } from '../../testing/new-events.js';
import { RecentEvents } from './recent-events.js';
import type { StoredEvent } from './stored-event.js';

function stored(position: number, text = 'a note'): StoredEvent {
  const { id, type, metadata } = aNote();
  const data = JSON.stringify({ partnershipId: 'p-1', text });
  return {
    position,
    stream: aStream(),
    revision: 0,
    id,
    type,
    recordedAt: '2020-02-11T09:14:07.000Z',
    data,
    metadata: JSON.stringify(metadata),
  };
}

describe('The recent events', () => {
  it('answer from the first position that they hold, and from no other', () => {
    const recent = new RecentEvents(noteCatalogue);
    const events = [stored(8), stored(9)];
    recent.add(events);
    expect(recent.after(6, 10, undefined)).toBeUndefined();
    expect(recent.after(10, 10, undefined)).toBeUndefined();
    expect(idsOf(recent.after(7, 10, undefined)?.events ?? [])).toEqual(idsOf(events));
    expect(recent.after(7, 1, undefined)).toMatchObject({ position: 8, caughtUp: false });
    expect(recent.after(9, 10, undefined)).toEqual({ events: [], position: 9, caughtUp: true });
  });

  it('give the same event to all who ask', () => {
    const recent = new RecentEvents(noteCatalogue);
    recent.add([stored(1)]);
    expect(recent.after(0, 10, undefined)?.events[0]).toBe(recent.after(0, 5, {})?.events[0]);
  });

  it('begin anew behind events that they were not told of', () => {
    const recent = new RecentEvents(noteCatalogue);
    recent.add([stored(1), stored(2)]);
    recent.add([stored(5)]);
    expect(recent.after(1, 10, undefined)).toBeUndefined();
    expect(recent.after(4, 10, undefined)).toMatchObject({ position: 5, caughtUp: true });
  });

  it('stay when a commit wrote nothing', () => {
    const recent = new RecentEvents(noteCatalogue);
    recent.add([stored(1)]);
    recent.add([]);
    expect(recent.after(0, 10, undefined)).toMatchObject({ position: 1, caughtUp: true });
  });

  it('answer nothing when the log ends elsewhere', () => {
    const recent = new RecentEvents(noteCatalogue);
    recent.add([stored(1), stored(2)]);
    recent.ensureEndsAt(2);
    expect(recent.after(1, 10, undefined)).toMatchObject({ position: 2 });
    recent.ensureEndsAt(3);
    expect(recent.after(1, 10, undefined)).toBeUndefined();
  });

  it('forget the older ones, by number and by size', () => {
    const many = new RecentEvents(noteCatalogue);
    for (let position = 1; position <= 10_000; position += 1) many.add([stored(position)]);
    expect(many.after(5_000, 1, undefined)).toBeUndefined();
    expect(many.after(9_000, 1, undefined)).toMatchObject({ position: 9_001 });
    const large = new RecentEvents(noteCatalogue);
    for (let position = 1; position <= 20; position += 1) large.add([stored(position, 'x'.repeat(1_000_000))]);
    expect(large.after(10, 1, undefined)).toBeUndefined();
    expect(large.after(19, 1, undefined)).toMatchObject({ position: 20, caughtUp: true });
  });
});
