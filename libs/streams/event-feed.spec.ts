import { aNote, aStream, noteCatalogue, notes } from '../testing/new-events.js';
import { InMemoryEventStore } from '../event-store/in-memory/in-memory-event-store.js';
import { CursorBeyondLog, EventFeed, UnpublishedType } from './event-feed.js';

describe('The event feed', () => {
  const log = new InMemoryEventStore({ clock: { now: () => '2020-02-11T09:14:07.000Z' }, catalogue: noteCatalogue });
  const feed = new EventFeed(log, ['NoteTaken', 'NoteFiled']);

  beforeAll(async () => {
    await log.append(aStream(), 'none', notes(5));
  });
  afterAll(() => log.close());

  it.each([0, 1, 4])('XX-6: resumed after position %i, gives each later event once, in order, and those to come', async (after) => {
    const events = await feed.open({ after });
    const positions: number[] = [];
    for await (const { position } of events) if (positions.push(position) === 5 - after) break;
    expect(positions).toEqual(Array.from({ length: 5 - after }, (_, index) => after + index + 1));
  });

  it('XX-6: resumed at the very end, waits for what comes next', async () => {
    const after = await log.head();
    const events = await feed.open({ after });
    const next = events.next();
    const { position } = await log.append(aStream(), 'none', [aNote()]);
    expect((await next).value).toMatchObject({ position });
    await events.return?.();
  });

  it('XX-6 refuses a cursor that this log has not come to, since what comes under lower positions would be missed', async () => {
    const head = await log.head();
    await expect(feed.open({ after: head + 1 })).rejects.toThrow(new CursorBeyondLog(head + 1, head));
  });

  it('refuses a type that does not leave the house', async () => {
    await expect(feed.open({ after: 0, types: ['NoteSigned'] })).rejects.toThrow(UnpublishedType);
  });
});
