import { EventCatalogue, PartnershipId, Text, event, timer, type DomainEvent, type Position } from '@entente/kernel';
import { randomUUID } from 'node:crypto';
import { InMemoryEventStore } from '../../../libs/event-store/in-memory/in-memory-event-store.js';
import { LogReader } from '../../../libs/read-store/readers/log-reader.js';
import { Progress } from '../../../libs/read-store/readers/progress.js';
import { Stands } from '../../../libs/read-store/readers/stands.js';
import type { Write } from '../../../libs/read-store/tenures/tenure.js';
import { TimerConsumer } from '../../../libs/read-store/timers/timer-consumer.js';
import { onEachDatabase } from './read-stores.js';
import { LONG_MS, clock, metadata } from './world.js';

const NAME = 'wait';
const DUE = '2020-02-12T09:00:00.000Z';
const Wound = event('Wound', 1, 'A clock was set', { partnershipId: PartnershipId, key: Text });
const wound = (key: string) => Wound({ partnershipId: 'a', key });

onEachDatabase((stores) => {
  it('a reader whose commit is answered by nobody remembers no more than the database does, and passes nothing over', async () => {
    const readStore = await stores.empty();
    const eventStore = new InMemoryEventStore({ clock, catalogue: new EventCatalogue([Wound]) });
    const progress = new Progress([NAME]);
    let [isBroken, loses] = [true, false];
    const wind = timer(NAME, {
      on: [Wound],
      wind: ({ data: { partnershipId, key } }) => {
        if (isBroken) throw new Error('the timer has a mistake');
        return [{ partnershipId, key, dueAt: DUE }];
      },
      fire: ({ partnershipId }) => ({ type: 'Ring', data: { partnershipId, now: DUE } }),
    });
    /** The database commits, and its connection breaks before it can say so. */
    const write: Write = async (work) => {
      const done = await readStore.writer.transaction().execute(work);
      if (!loses) return done;
      loses = false;
      throw new Error('The answer was lost');
    };
    const consumer = new TimerConsumer({ timer: wind, database: readStore.writer, write, clock, onWound: () => undefined });
    const log = { warn: () => undefined, error: () => undefined };
    const onReached = (name: string, position: Position): void => progress.reach(name, position);
    const reader = new LogReader(consumer, { eventStore, log, stands: new Stands(eventStore), onReached });
    const happened = async (one: DomainEvent): Promise<void> => {
      const id = randomUUID();
      const { position } = await eventStore.append(`test-${id}`, 'none', [{ id, ...one, metadata }]);
      await progress.waitFor(position, LONG_MS);
    };
    await reader.open();
    reader.start();
    await happened(wound('first'));
    expect(await readStore.parked(NAME)).toHaveLength(1);
    [isBroken, loses] = [false, true];
    await expect(reader.retryParked('a')).rejects.toThrow('The answer was lost');
    await happened(wound('second'));
    expect((await readStore.database.selectFrom('timers').select('key').orderBy('key').execute()).map(({ key }) => key)).toEqual([
      'first',
      'second',
    ]);
    await reader.stop();
    await eventStore.close();
    await readStore.close();
  });
});
